import { Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Changes, ElementFacts } from '../../shared/ui/diagram-view/elements';
import { Field } from '../../shared/ui/field/field';
import { changesFor, type Entry, valueOf } from './element-plan';

/** One thing that can be said of the element that is selected. */
@Component({
  selector: 'as-entry-field',
  imports: [Field],
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
      } @else {
        <input
          #line
          class="input"
          autocomplete="off"
          [class.code]="entry().kind === 'code'"
          [id]="id"
          [value]="value"
          (change)="say(line.value.trim())"
        />
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
  readonly changed = output<Changes>();

  protected readonly t = inject(Texts).t;
  protected readonly value = computed(() => valueOf(this.element(), this.entry()));

  protected nameOf(option: string): string {
    return option ? this.t('design.option.' + option) : this.t('design.unset.' + this.entry().key);
  }

  protected say(value: string): void {
    this.changed.emit(changesFor(this.element(), this.entry(), value));
  }
}
