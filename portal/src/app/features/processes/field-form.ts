import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import type { Part, PartChanges } from '../../shared/ui/form-view/schema';
import { Field } from '../../shared/ui/field/field';
import { type Entry, entryChanges, entryValue, planOf } from './field-plan';
import { type Pair, PairList } from './pair-list';

const keyPattern = /^[A-Za-z][A-Za-z0-9_]{0,62}$/;
const explained = ['key', 'validate.pattern', 'properties.about', 'conditional.hide'];

/** What can be said of the component of a form that is selected. */
@Component({
  selector: 'as-field-form',
  imports: [Field, PairList],
  template: `
    <p class="meta">{{ t('formEditor.kind.' + part().type) }}</p>
    @for (entry of plan(); track entry.path) {
      @let id = 'field-' + entry.path;
      @let value = valueOf(entry);
      @if (entry.kind === 'tick') {
        <label class="choice">
          <input #box class="check" type="checkbox" [checked]="value" (change)="say(entry, box.checked)" />
          {{ t('formEditor.entry.' + entry.path) }}
        </label>
      } @else {
        <as-field
          [for]="id"
          [label]="t('formEditor.entry.' + entry.path)"
          [hint]="explained.includes(entry.path) ? t('formEditor.hint.' + entry.path) : ''"
          [wrong]="entry.path === 'key' ? wrongKey() : null"
        >
          @switch (entry.kind) {
            @case ('words') {
              <textarea
                #area
                class="input"
                rows="3"
                [id]="id"
                [value]="value"
                (change)="say(entry, area.value)"
              ></textarea>
            }
            @case ('choice') {
              <select #list class="input select" [id]="id" (change)="say(entry, list.value)">
                @if (entry.path !== 'subtype') {
                  <option value="" [selected]="!value">{{ t('formEditor.none.' + entry.path) }}</option>
                }
                @for (option of entry.options; track option) {
                  <option [value]="option" [selected]="option === value">{{ nameOf(entry, option) }}</option>
                }
              </select>
            }
            @default {
              <input
                #line
                class="input"
                autocomplete="off"
                [class.code]="entry.kind === 'code'"
                [type]="entry.kind === 'figure' ? 'number' : 'text'"
                [attr.step]="entry.kind === 'figure' ? 'any' : null"
                [id]="id"
                [value]="value"
                (change)="say(entry, line.value)"
              />
            }
          }
        </as-field>
      }
    }
    @if (options(); as options) {
      @let n = options.length + 1;
      <as-pair-list
        words="choice"
        [pairs]="options"
        [fresh]="['Value ' + n, 'value' + n]"
        (changed)="setOptions($event)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      align-content: start;
      min-width: 0;
    }
    .code {
      font: 12px/18px var(--font-code);
    }
  `,
})
export class FieldForm {
  readonly part = input.required<Part>();
  /** All components of the form. */
  readonly parts = input.required<Part[]>();
  readonly changed = output<PartChanges>();

  protected readonly t = inject(Texts).t;
  protected readonly explained = explained;
  protected readonly wrongKey = signal<string | null>(null);
  protected readonly options = computed(() => this.part().values?.map(({ label, value }): Pair => [label, value]));
  protected readonly plan = computed(() => planOf(this.part(), this.parts()));

  constructor() {
    effect(() => {
      this.part();
      this.wrongKey.set(null);
    });
  }

  protected valueOf(entry: Entry): string | boolean {
    return entryValue(this.part(), entry);
  }

  protected say(entry: Entry, said: string | boolean): void {
    if (entry.path === 'key' && typeof said === 'string' && !this.isGoodKey(said.trim())) return;
    const changes = entryChanges(this.part(), entry, said);
    if (changes) this.changed.emit(changes);
  }

  protected setOptions(options: Pair[]): void {
    this.changed.emit({ values: options.map(([label, value]) => ({ label, value })) });
  }

  /** Words for what is fixed, the name itself for what the form says: choices and other fields. */
  protected nameOf({ path }: Entry, option: string): string {
    if (path === 'layout.columns') return this.t('formEditor.columns', { n: option });
    if (path === 'defaultValue') return this.part().values?.find(({ value }) => value === option)?.label ?? option;
    return path === 'properties.notBefore' ? option : this.t('formEditor.option.' + option);
  }

  private isGoodKey(key: string): boolean {
    const { id } = this.part();
    const isTaken = this.parts().some((other) => other.id !== id && other.key === key);
    this.wrongKey.set(
      isTaken ? this.t('formEditor.keyTaken') : keyPattern.test(key) ? null : this.t('formEditor.keyBad'),
    );
    return this.wrongKey() === null;
  }
}
