import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Texts } from '../../shared/locale/texts';
import { plainTime, timeText, units } from './plain-time';
import type { Word } from './word-list';

const asText = 'text';

/** How long, or until when; as text where it is not as simple as that, or on request. */
@Component({
  selector: 'as-time-field',
  template: `
    @let time = plain();
    @if (time && units.includes(time.unit)) {
      <input
        #number
        class="input number"
        type="number"
        min="1"
        step="1"
        [attr.aria-label]="t('design.plain.number')"
        [value]="time.number"
        (change)="count(number)"
      />
    }
    <select #list class="input select" [id]="id()" (change)="choose(list.value)">
      @if (isOptional() || !value()) {
        <option value="" [selected]="!value()">{{ t('design.plain.noTime') }}</option>
      }
      @for (unit of units; track unit) {
        <option [value]="unit" [selected]="unit === time?.unit">{{ t('design.unit.' + unit) }}</option>
      }
      @for (each of instants(); track each.value) {
        <option [value]="each.value" [selected]="each.value === time?.unit">{{ each.label }}</option>
      }
      <option [value]="text" [selected]="isText()">{{ t('design.plain.asText') }}</option>
    </select>
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
export class TimeField {
  readonly id = input.required<string>();
  readonly value = input.required<string>();
  /** Whether there may be none. */
  readonly isOptional = input(false);
  /** What gives an instant. */
  readonly instants = input<Word[]>([]);
  readonly said = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly units = units;
  protected readonly text = asText;
  private readonly wantsText = signal(false);
  protected readonly plain = computed(() => {
    const time = this.wantsText() ? null : plainTime(this.value());
    const isOffered = (unit: string) => units.includes(unit) || this.instants().some(({ value }) => value === unit);
    return time && isOffered(time.unit) ? time : null;
  });
  protected readonly isText = computed(() => this.wantsText() || (!this.plain() && !!this.value()));

  protected choose(unit: string): void {
    this.wantsText.set(unit === asText);
    if (unit !== asText) this.said.emit(unit && timeText({ unit, number: plainTime(this.value())?.number || 1 }));
  }

  /** Whole ones only. */
  protected count(line: HTMLInputElement): void {
    const time = this.plain();
    if (!time) return;
    if (/^[1-9]\d{0,3}$/.test(line.value)) this.said.emit(timeText({ ...time, number: Number(line.value) }));
    else line.value = String(time.number);
  }
}
