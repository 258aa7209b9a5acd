import { Component, computed, inject, input } from '@angular/core';
import { Dates } from '../../locale/dates';
import { Texts } from '../../locale/texts';

const circle = 40.8;
const aDay = 86_400_000;

/** A ring that empties and the time in words: amber under a third, red when over, dashed while paused. */
@Component({
  selector: 'as-clock-ring',
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true">
      @switch (tone()) {
        @case ('bad') {
          <circle class="fill" cx="8" cy="8" r="7.5" />
          <path class="bang" transform="rotate(90 8 8)" d="M8 4.5v4M8 11.2v.05" />
        }
        @case ('closed') {
          <circle class="track" cx="8" cy="8" r="6.5" />
          <path class="bars" transform="rotate(90 8 8)" d="M6.6 6v4M9.4 6v4" />
        }
        @default {
          <circle class="track" cx="8" cy="8" r="6.5" />
          <circle class="left" cx="8" cy="8" r="6.5" [attr.stroke-dasharray]="share() * circle + ' ' + circle" />
        }
      }
    </svg>
    @if (brief()) {
      <span aria-hidden="true">{{ words() }}</span><span class="hidden-text">{{ full() }}</span>
    } @else {
      <span>{{ full() }}</span>
    }
  `,
  host: { '[class]': '"is-" + tone()', '[title]': 'exact()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font: var(--type-meta-strong);
      font-variant-numeric: tabular-nums;
      color: var(--text-muted);
      white-space: nowrap;
    }
    svg {
      flex: none;
      width: 16px;
      height: 16px;
      fill: none;
      stroke-width: 2.25;
      transform: rotate(-90deg);
    }
    .track {
      stroke: var(--line-strong);
    }
    .left {
      stroke: var(--mark);
    }
    :host(.is-waiting),
    :host(.is-bad) {
      color: var(--fg);
    }
    .fill {
      fill: var(--mark);
    }
    .bang {
      stroke: var(--surface);
      stroke-width: 1.75;
      stroke-linecap: round;
    }
    :host(.is-closed) .track {
      stroke: var(--mark);
      stroke-dasharray: 2.6 2.6;
      stroke-width: 1.5;
    }
    .bars {
      stroke: var(--mark);
      stroke-width: 1.75;
      stroke-linecap: round;
    }
  `,
})
export class ClockRing {
  readonly due = input.required<string>();
  readonly since = input<string | null>();
  readonly paused = input(false);
  /** In lists: without "left" and "overdue". */
  readonly brief = input(false);
  /** Says what the time is for. */
  readonly toDecide = input(false);

  private readonly dates = inject(Dates);
  private readonly texts = inject(Texts);
  protected readonly circle = circle;

  private readonly left = computed(() => this.dates.left(this.due()));
  protected readonly share = computed(() => {
    const since = this.since();
    const whole = since ? Date.parse(this.due()) - Date.parse(since) : 3 * aDay;
    return whole > 0 ? Math.min(1, Math.max(0, this.left() / whole)) : 0;
  });
  protected readonly tone = computed(() => {
    if (this.paused()) return 'closed';
    if (this.left() < 0) return 'bad';
    return this.share() < 1 / 3 ? 'waiting' : 'open';
  });
  /** Without a name, where a column of times says what they are. */
  protected readonly words = computed(() => {
    if (this.paused()) return this.texts.t('clock.paused');
    const left = this.left();
    const span = this.dates.span(left);
    if (left < 0) return this.texts.t('clock.overBrief', { span });
    return left < aDay ? span : this.day(this.dates.day(this.due()));
  });
  protected readonly full = computed(() => {
    const { t } = this.texts;
    if (this.paused()) return t('clock.paused');
    const left = this.left();
    const span = this.dates.span(left);
    if (left < 0) return t('clock.over', { span });
    if (left < aDay) return t(this.toDecide() ? 'clock.leftToDecide' : 'clock.left', { span });
    return t(this.toDecide() ? 'clock.byToDecide' : 'clock.by', { day: this.day(this.dates.dayWithin(this.due())) });
  });
  protected readonly exact = computed(() => this.dates.exact(this.due()));

  /** With the time where it is near. */
  private day(near: string): string {
    const due = this.due();
    const isTomorrow = this.left() < 2 * aDay && this.dates.daysFromToday(Date.parse(due)) === 1;
    return isTomorrow ? `${near} ${this.dates.time(due)}` : this.dates.plainDay(due);
  }
}
