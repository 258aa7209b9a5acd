import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { SlaAccount } from '../../shared/model/model';
import { ClockRing } from '../../shared/ui/clock-ring/clock-ring';
import { Modal } from '../../shared/ui/dialog/modal';
import { Icon } from '../../shared/ui/icon/icon';

type Kind = 'RUNNING' | 'PAUSED' | 'CLOSED';

/** "PT7H30M" and "PT-1H-30M" in milliseconds. */
export const milliseconds = (duration: string): number => {
  const [, hours = 0, minutes = 0, seconds = 0] = (
    /^PT(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?$/.exec(duration) ?? []
  ).map((part) => Number(part ?? 0));
  return hours * 3_600_000 + minutes * 60_000 + seconds * 1000;
};

/** The clock of a request; pressed, it shows its working: when it ran, when it stood still and what is left. */
@Component({
  selector: 'as-clock-working',
  imports: [ClockRing, Icon, Modal],
  templateUrl: './clock-working.html',
  styleUrl: './clock-working.css',
})
export class ClockWorking {
  readonly ticket = input.required<string>();
  readonly due = input.required<string>();
  readonly since = input.required<string>();
  readonly paused = input(false);
  /** Whether the work is done: then there is nothing to count, but whether the promise was kept. */
  readonly met = input(false);

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly shown = signal(false);
  private readonly answer = httpResource<{ items: SlaAccount[] }>(() =>
    this.shown() || this.met() ? `/api/v1/tickets/${this.ticket()}/sla` : undefined,
  );
  protected readonly failed = computed(() => !!this.answer.error());
  protected readonly clocks = computed(() =>
    (this.answer.hasValue() ? this.answer.value().items : []).map((clock) => this.told(clock)),
  );
  /** How it came out, once the work is done. */
  protected readonly outcome = computed(() => {
    const clock = this.clocks().find(({ promise }) => promise === 'RESOLUTION');
    if (!this.met() || !clock) return null;
    const kept = clock.state === 'MET';
    const used = { used: clock.elapsedSpan, target: clock.targetSpan };
    return { icon: kept ? 's-approved' : 'clock', text: this.t(kept ? 'sla.inTime' : 'sla.late', used) };
  });

  private told(clock: SlaAccount) {
    const remaining = milliseconds(clock.remaining);
    const span = (length: number) => (clock.calendar ? this.dates.hours(length) : this.dates.span(length));
    const sums = { RUNNING: 0, PAUSED: 0, CLOSED: 0 };
    const pieces = clock.intervals.map(({ kind, from, to }) => {
      const length = Date.parse(to) - Date.parse(from);
      sums[kind as Kind] += length;
      return { kind: kind as Kind, from, to, length };
    });
    return {
      ...clock,
      name: this.t(`sla.promise.${clock.promise}`),
      tone: { BREACHED: 'bad', MET: 'done', PAUSED: 'closed' }[clock.state] ?? 'open',
      pieces,
      newest: pieces.slice(-12).reverse(),
      more: Math.max(0, pieces.length - 12),
      elapsedSpan: span(milliseconds(clock.elapsed)),
      targetSpan: span(milliseconds(clock.target)),
      remainingSpan: span(remaining),
      over: remaining < 0,
      pausedSpan: sums.PAUSED ? this.dates.span(sums.PAUSED) : '',
      closedSpan: sums.CLOSED ? this.dates.span(sums.CLOSED) : '',
      counts: clock.calendar
        ? this.t('sla.business', { calendar: clock.calendar, zone: clock.zone })
        : this.t('sla.always'),
    };
  }
}
