import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Changes, ElementFacts } from '../../shared/ui/diagram-view/elements';
import { Field } from '../../shared/ui/field/field';
import { ConditionField } from './condition-field';
import type { Offer } from './element-offer';
import { changesFor, type Entry, valueOf } from './element-plan';
import { TimeField } from './time-field';
import { WordList } from './word-list';

/** One thing that can be said of the element that is selected. */
@Component({
  selector: 'as-entry-field',
  imports: [ConditionField, Field, TimeField, WordList],
  template: `
    @let id = 'element-' + entry().key;
    @let value = this.value();
    <as-field
      [for]="id"
      [label]="t('design.entry.' + entry().key)"
      [hint]="entry().kind === 'choice' ? '' : t('design.entryHint.' + entry().key)"
    >
      @if (entry().kind === 'way') {
        <select #way class="input select" [id]="id" (change)="say(way.value)">
          <option value="" [selected]="!value">{{ t('design.noWay') }}</option>
          @for (each of element().ways; track each.id) {
            <option [value]="each.id" [selected]="each.id === value">{{ each.name }}</option>
          }
        </select>
      } @else if (entry().options; as options) {
        <select #list class="input select" [id]="id" (change)="say(list.value)">
          @if (!options.includes(value)) {
            <option [value]="value" selected>{{ value }}</option>
          }
          @for (option of options; track option) {
            <option [value]="option" [selected]="option === value">{{ nameOf(option) }}</option>
          }
        </select>
      } @else if (entry().kind === 'words') {
        <textarea #words class="input" rows="3" [id]="id" [value]="value" (change)="say(words.value.trim())"></textarea>
      } @else if (entry().kind === 'time') {
        <as-time-field
          [id]="id"
          [value]="value"
          [isOptional]="entry().key === 'due'"
          [instants]="entry().key === 'due' ? [] : (offer()?.instants ?? [])"
          (said)="say($event)"
        />
      } @else if (entry().kind === 'condition') {
        <as-condition-field [id]="id" [value]="value" [readables]="offer()?.readables ?? []" (said)="say($event)" />
      } @else if (entry().kind === 'list') {
        <as-word-list [id]="id" [words]="list()" [offered]="offer()?.groups ?? []" (changed)="say($event.join(','))" />
      } @else {
        <input
          #line
          class="input"
          autocomplete="off"
          [class.code]="entry().kind === 'code'"
          [id]="id"
          [attr.list]="offered().length ? id + '-offered' : null"
          [value]="value"
          (change)="say(line.value.trim())"
        />
        @if (offered().length) {
          <datalist [id]="id + '-offered'">
            @for (word of offered(); track word.value) {
              <option [value]="word.value">{{ word.label }}</option>
            }
          </datalist>
        }
      }
    </as-field>
  `,
  styles: `
    .code {
      font: 12px/18px var(--font-code);
    }
  `,
})
export class EntryField {
  readonly entry = input.required<Entry>();
  readonly element = input.required<ElementFacts>();
  /** What exists and can be chosen, as far as it is known. */
  readonly offer = input<Offer>();
  readonly changed = output<Changes>();

  protected readonly t = inject(Texts).t;
  protected readonly value = computed(() => valueOf(this.element(), this.entry()));
  protected readonly list = computed(() =>
    this.value()
      .split(/\s*,\s*/)
      .filter(Boolean),
  );
  protected readonly offered = computed(() => this.offer()?.[this.entry().key as keyof Offer] ?? []);

  protected nameOf(option: string): string {
    return option ? this.t('design.option.' + option) : this.t('design.unset.' + this.entry().key);
  }

  protected say(value: string): void {
    this.changed.emit(changesFor(this.element(), this.entry(), value));
  }
}
