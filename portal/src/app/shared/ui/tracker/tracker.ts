import { afterRenderEffect, Component, computed, ElementRef, inject, input } from '@angular/core';
import { Dates } from '../../locale/dates';
import { Texts } from '../../locale/texts';
import type { PathStep } from '../../model/model';
import { Icon } from '../icon/icon';

const most = 5;

interface Stop {
  step: PathStep;
  look: 'was' | 'now' | 'next';
  icon: string;
  detail: string;
  exact: string;
}

/** Where it is: done, now, next with times. Five stops are shown, earlier ones fold into the first. */
@Component({
  selector: 'as-tracker',
  imports: [Icon],
  styleUrl: './tracker.css',
  template: `
    <ol class="tracker" tabindex="0" [attr.aria-label]="t('tracker.name')">
      @for (stop of stops(); track $index) {
        <li class="stop" [class]="stop.look" [attr.aria-current]="stop.look === 'now' ? 'step' : null">
          <as-icon [name]="stop.icon" />
          <b>{{ stop.step.name }}</b>
          <span [title]="stop.exact">{{ stop.detail }}</span>
        </li>
      }
    </ol>
    @if (folded()) {
      <p class="folded">{{ t('tracker.folded', { count: folded() }) }}</p>
    }
  `,
})
export class Tracker {
  readonly steps = input.required<PathStep[]>();
  protected readonly t = inject(Texts).t;
  private readonly dates = inject(Dates);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterRenderEffect(() => {
      this.stops();
      const list = host.querySelector<HTMLElement>('ol');
      const now = host.querySelector<HTMLElement>('.now');
      if (list && now) list.scrollLeft = now.offsetLeft - list.offsetLeft - 96;
    });
  }

  private readonly window = computed(() => {
    const steps = this.steps();
    const now = steps.findIndex((step) => step.state !== 'DONE');
    const last = Math.max(0, steps.length - most);
    return Math.min(last, Math.max(0, (now < 0 ? steps.length : now) - 2));
  });
  protected readonly folded = computed(() => this.window());
  protected readonly stops = computed((): Stop[] =>
    this.steps()
      .slice(this.window(), this.window() + most)
      .map((step) => ({ step, ...this.lookOf(step), detail: this.detailOf(step), exact: this.exactOf(step) })),
  );

  private lookOf(step: PathStep): Pick<Stop, 'look' | 'icon'> {
    if (step.state === 'DONE') {
      const bad = /REJECT|CANCEL|FAIL/i.test(step.outcome ?? '');
      return { look: 'was', icon: bad ? 's-rejected' : 's-completed' };
    }
    return step.state === 'NOW' ? { look: 'now', icon: 's-now' } : { look: 'next', icon: 's-next' };
  }

  private detailOf(step: PathStep): string {
    if (step.detail) return step.detail;
    if (step.state === 'DONE' && step.entered_at && step.left_at) {
      const span = Date.parse(step.left_at) - Date.parse(step.entered_at);
      return span < 60_000 ? this.dates.moment(step.left_at) : this.t('tracker.in', { span: this.dates.span(span) });
    }
    if (step.state === 'DONE' && (step.left_at ?? step.entered_at))
      return this.dates.moment((step.left_at ?? step.entered_at) as string);
    if (step.state === 'NOW' && step.entered_at)
      return this.t('tracker.since', { span: this.dates.span(this.dates.left(step.entered_at)) });
    return step.expected_at ? this.t('tracker.about', { day: this.dates.plainDay(step.expected_at) }) : '';
  }

  private exactOf(step: PathStep): string {
    const instant = step.left_at ?? step.entered_at ?? step.expected_at;
    return instant ? this.dates.exact(instant) : '';
  }
}
