import { Component, computed, inject, input } from '@angular/core';
import { Dates } from '../../locale/dates';
import { Texts } from '../../locale/texts';
import type { PathStop } from '../../model/model';
import { Icon } from '../icon/icon';

const most = 5;
const longest = 28;

interface Stop {
  step: PathStop;
  look: 'was' | 'now' | 'next' | 'stopped' | 'left';
  icon: string;
  title: string;
  detail: string;
  exact: string;
}

/** Where it is: done, now, next with times. Five stops are shown, earlier ones fold into the first. */
@Component({
  selector: 'as-tracker',
  imports: [Icon],
  styleUrl: './tracker.css',
  template: `
    <ol class="tracker" [attr.aria-label]="t('tracker.name')">
      @for (stop of stops(); track $index) {
        <li class="stop" [class]="stop.look" [attr.aria-current]="stop.look === 'now' ? 'step' : null">
          <as-icon [name]="stop.icon" />
          <b [title]="stop.title === stop.step.name ? '' : stop.step.name">{{ stop.title }}</b>
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
  readonly steps = input.required<PathStop[]>();
  /** Whether it ended because somebody no longer wanted it; nobody said no. */
  readonly cancelled = input(false);
  protected readonly t = inject(Texts).t;
  private readonly dates = inject(Dates);

  private readonly window = computed(() => {
    const steps = this.steps();
    const now = steps.findIndex((step) => step.state !== 'done');
    const last = Math.max(0, steps.length - most);
    return Math.min(last, Math.max(0, (now < 0 ? steps.length : now) - 2));
  });
  protected readonly folded = computed(() => this.window());
  protected readonly stops = computed((): Stop[] =>
    this.steps()
      .slice(this.window(), this.window() + most)
      .map((step) => ({
        step,
        ...this.lookOf(step),
        title: this.titleOf(step),
        detail: this.detailOf(step),
        exact: this.exactOf(step),
      })),
  );

  /** A step named by a whole sentence of a policy is known better by who decides. */
  private titleOf(step: PathStop): string {
    return (step.name.length > longest && this.whoOf(step)) || step.name;
  }

  private whoOf(step: PathStop): string {
    return step.group ?? this.namesOf(step);
  }

  private namesOf(step: PathStop): string {
    return step.people.map((person) => person.name).join(', ');
  }

  private lookOf(step: PathStop): Pick<Stop, 'look' | 'icon'> {
    switch (step.state) {
      case 'done':
        return { look: 'was', icon: 's-completed' };
      case 'now':
        return { look: 'now', icon: 's-now' };
      case 'stopped':
        return this.cancelled() ? { look: 'left', icon: 's-cancelled' } : { look: 'stopped', icon: 's-rejected' };
      default:
        return { look: 'next', icon: 's-next' };
    }
  }

  private detailOf(step: PathStop): string {
    return [this.noteOf(step), this.timeOf(step)].filter(Boolean).join(', ');
  }

  private noteOf(step: PathStop): string {
    const who = step.state === 'done' ? this.namesOf(step) : this.whoOf(step);
    return [who === this.titleOf(step) ? '' : who, step.note].filter(Boolean).join(' — ');
  }

  private timeOf(step: PathStop): string {
    if (step.state === 'next' || !step.at) return '';
    if (step.state === 'now') return this.t('tracker.since', { span: this.dates.span(this.dates.left(step.at)) });
    const span = step.until ? Date.parse(step.until) - Date.parse(step.at) : 0;
    return span < 60_000
      ? this.dates.moment(step.until ?? step.at)
      : this.t('tracker.in', { span: this.dates.span(span) });
  }

  private exactOf(step: PathStop): string {
    const instant = step.until ?? step.at;
    return instant ? this.dates.exact(instant) : '';
  }
}
