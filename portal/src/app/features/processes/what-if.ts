import { Component, computed, DestroyRef, effect, inject, input, output, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { firstValueFrom, switchMap, takeWhile, tap, timer } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Empty } from '../../shared/ui/empty/empty';
import {
  type Compared,
  DesignApi,
  type Difference,
  differences,
  type WhatIfLine,
  type WhatIfSummary,
} from './design-api';
import { WhatIfOne } from './what-if-one';
import { Workbench } from './workbench';

const often = 1000;
const minute = 60_000;

/** What the draft would have changed about the last requests that are over. */
@Component({
  selector: 'as-what-if',
  imports: [Empty, WhatIfOne],
  templateUrl: './what-if.html',
  styleUrl: './what-if.css',
})
export class WhatIf {
  readonly pack = input.required<string>();
  /** The name of the file of a scenario that is new. */
  readonly made = output<string>();

  protected readonly t = inject(Texts).t;
  protected readonly summary = signal<WhatIfSummary | null>(null);
  protected readonly shown = signal<Difference | null>(null);
  protected readonly lines = signal<WhatIfLine[]>([]);
  protected readonly cursor = signal<string | null>(null);
  protected readonly one = signal<Compared | null>(null);
  private readonly api = inject(DesignApi);
  protected readonly bench = inject(Workbench);
  private readonly dates = inject(Dates);
  private readonly toasts = inject(Toasts);
  private readonly gone = inject(DestroyRef);

  protected readonly counts = computed(() =>
    differences
      .map((difference) => ({ difference, requests: this.sum((each) => each.difference === difference) }))
      .filter(({ requests }) => requests),
  );
  protected readonly rest = computed(() =>
    this.cursor() ? Math.max(1, this.sum(({ difference }) => difference === this.shown()) - this.lines().length) : 0,
  );
  protected readonly sentence = computed(() =>
    this.t('whatIf.sentence', {
      total: this.summary()?.done ?? 0,
      parts: this.counts()
        .map(({ difference, requests }) => this.t(`whatIf.${difference}`, { count: requests }))
        .join(', '),
    }),
  );
  /** Those whose difference is known, and whose end is not. */
  protected readonly openEnds = computed(() =>
    this.sum(({ difference, reason }) => difference !== 'UNKNOWN' && Boolean(reason)),
  );
  protected readonly median = computed(() => {
    const { minutes_then: then, minutes_now: now } = this.summary() ?? {};
    return then == null || now == null
      ? ''
      : this.t('whatIf.median', { then: this.dates.span(then * minute), now: this.dates.span(now * minute) });
  });
  protected readonly breaches = computed(() => {
    const { breaches_then: then = 0, breaches_now: now = 0 } = this.summary() ?? {};
    return then || now ? this.t('whatIf.breaches', { then, now }) : '';
  });
  protected readonly undone = computed(() => {
    const summary = this.summary();
    return summary && !summary.under_way && !summary.outdated ? summary.total - summary.done : 0;
  });

  constructor() {
    effect(() => {
      this.pack();
      untracked(() => this.follow());
    });
  }

  protected async ask(requests: number): Promise<void> {
    await this.bench.keep();
    await this.attempt(async () => {
      await firstValueFrom(this.api.askWhatIf(this.pack(), requests));
      this.close();
      this.follow();
    });
  }

  protected async stop(): Promise<void> {
    await this.attempt(async () => {
      await firstValueFrom(this.api.forgetWhatIf(this.pack()));
      this.close();
      this.summary.set(null);
    });
  }

  protected async show(difference: Difference): Promise<void> {
    this.close();
    this.shown.set(difference);
    await this.more();
  }

  /** What comes when something else is wanted by then is not shown. */
  protected async more(): Promise<void> {
    const difference = this.shown();
    const before = this.lines();
    if (!difference) return;
    await this.attempt(async () => {
      const page = await firstValueFrom(this.api.whatIfLines(this.pack(), difference, this.cursor()));
      if (this.lines() !== before) return;
      this.lines.set([...before, ...page.items]);
      this.cursor.set(page.next_cursor ?? null);
    });
  }

  protected async compare(line: WhatIfLine): Promise<void> {
    await this.attempt(async () => this.one.set(await firstValueFrom(this.api.whatIfOne(this.pack(), line.number))));
  }

  protected async retell(ticket: string): Promise<void> {
    await this.attempt(async () => {
      const name = await this.bench.retell(ticket);
      this.toasts.say(this.t('retell.made'));
      this.made.emit(name);
    });
  }

  protected named(line: WhatIfLine): string {
    return line.ticket ? `${line.ticket.number} ${line.ticket.title}` : this.t('whatIf.hidden', { n: line.number });
  }

  protected why(line: WhatIfLine): string {
    return line.reason ? this.t(`whatIf.reason.${line.reason}`, { at: line.at }) : '';
  }

  /** Looks again and again until all is known. */
  private follow(): void {
    timer(0, often)
      .pipe(
        switchMap(() => this.api.whatIf(this.pack())),
        tap((summary) => this.summary.set(summary)),
        takeWhile((summary) => summary?.under_way === true && !summary.outdated),
        takeUntilDestroyed(this.gone),
      )
      .subscribe({ error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)) });
  }

  private close(): void {
    this.shown.set(null);
    this.lines.set([]);
    this.cursor.set(null);
    this.one.set(null);
  }

  private sum(wanted: (count: WhatIfSummary['counts'][number]) => boolean): number {
    return (this.summary()?.counts ?? []).filter(wanted).reduce((sum, { requests }) => sum + requests, 0);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.toasts.sayProblem(Problem.of(error));
    }
  }
}
