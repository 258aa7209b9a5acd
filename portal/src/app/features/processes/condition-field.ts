import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import {
  comparisonsFor,
  conditionOn,
  conditionText,
  isFilling,
  plainCondition,
  type PlainCondition,
  type Readable,
} from './plain-condition';

const asText = 'text';

/** When a way is taken; as text where it is not as simple as that, or on request. */
@Component({
  selector: 'as-condition-field',
  template: `
    @let condition = plain();
    <select #list class="input select whole" [id]="id()" (change)="choose(list.value)">
      <option value="" [selected]="!value()">{{ t('design.plain.noCondition') }}</option>
      @for (each of readables(); track each.value) {
        <option [value]="each.value" [selected]="each.value === condition?.read">{{ each.label }}</option>
      }
      <option [value]="text" [selected]="isText()">{{ t('design.plain.asText') }}</option>
    </select>
    @if (condition) {
      <select
        #how
        class="input select"
        [attr.aria-label]="t('design.plain.comparison')"
        (change)="change({ comparison: how.value })"
      >
        @for (each of comparisons(); track each) {
          <option [value]="each" [selected]="each === condition.comparison">
            {{ t('design.comparison.' + each) }}
          </option>
        }
      </select>
      @if (options(); as options) {
        <select
          #option
          class="input select"
          [attr.aria-label]="t('design.plain.value')"
          (change)="change({ value: option.value })"
        >
          @for (each of options; track each.value) {
            <option [value]="each.value" [selected]="each.value === condition.value">{{ each.label }}</option>
          }
        </select>
      } @else if (!isFilling(condition.comparison)) {
        <input
          #line
          class="input"
          autocomplete="off"
          step="any"
          [type]="kind() === 'figure' ? 'number' : 'text'"
          [placeholder]="t('design.plain.nothing')"
          [attr.aria-label]="t('design.plain.value')"
          [value]="condition.value"
          (change)="change({ value: line.value.trim() })"
        />
      }
    }
    @if (isText()) {
      <input
        #raw
        class="input code"
        autocomplete="off"
        [attr.aria-label]="t('design.plain.asText')"
        [value]="value()"
        (change)="said.emit(raw.value.trim())"
      />
    }
  `,
  styleUrl: './plain-field.css',
})
export class ConditionField {
  readonly id = input.required<string>();
  readonly value = input.required<string>();
  readonly readables = input.required<Readable[]>();
  readonly said = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly text = asText;
  protected readonly isFilling = isFilling;
  private readonly wantsText = signal(false);
  protected readonly plain = computed(() => (this.wantsText() ? null : plainCondition(this.value(), this.readables())));
  protected readonly isText = computed(() => this.wantsText() || (!this.plain() && !!this.value()));
  private readonly readable = computed(() => this.readables().find(({ value }) => value === this.plain()?.read));
  protected readonly kind = computed(() => this.readable()?.kind ?? 'words');
  protected readonly comparisons = computed(() => comparisonsFor(this.kind()));
  /** What the value can be; null where it is typed, or none is asked for. */
  protected readonly options = computed(() => {
    const condition = this.plain();
    if (!condition || isFilling(condition.comparison)) return null;
    const known =
      this.kind() === 'tick'
        ? ['true', 'false'].map((value) => ({ value, label: this.t('design.plain.' + value) }))
        : this.readable()?.options;
    if (!known) return null;
    const { value } = condition;
    const isKnown = known.some((each) => each.value === value);
    return isKnown ? known : [...known, { value, label: value || this.t('design.plain.nothing') }];
  });

  protected choose(read: string): void {
    this.wantsText.set(read === asText);
    if (read === asText || read === this.plain()?.read) return;
    const readable = this.readables().find(({ value }) => value === read);
    this.said.emit(readable ? conditionText(conditionOn(readable), readable.kind) : '');
  }

  protected change(changes: Partial<PlainCondition>): void {
    const before = this.plain();
    if (!before) return;
    const condition = { ...before, ...changes };
    // nothing is neither more nor less than anything
    if (/[<>]/.test(condition.comparison)) condition.value ||= '0';
    this.said.emit(conditionText(condition, this.kind()));
  }
}
