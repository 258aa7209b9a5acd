import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { firstValueFrom, Subscription, switchMap, takeWhile, tap, timer } from 'rxjs';
import { Problem } from '../../core/api/problem';
import { Toasts } from '../../core/toasts';
import { Texts } from '../../shared/locale/texts';
import { Banner } from '../../shared/ui/banner/banner';
import { Dialog } from '../../shared/ui/dialog/dialog';
import { Icon } from '../../shared/ui/icon/icon';
import { DesignApi, type Migration as All, type MigrationLine, type MigrationState } from './design-api';
import { MigrationEffects } from './migration-effects';

const often = 1000;
const told: MigrationState[] = ['MOVABLE', 'MOVED', 'REFUSED', 'STAYS'];

/** Requests that run on older releases: what moving them to the current one does to each, and the moving. */
@Component({
  selector: 'as-migration',
  imports: [Banner, Dialog, Icon, MigrationEffects, RouterLink],
  templateUrl: './migration.html',
  styleUrl: './migration.css',
})
export class Migration {
  readonly pack = input.required<string>();
  /** Number of the current one. */
  readonly release = input.required<number | undefined>();

  protected readonly t = inject(Texts).t;
  protected readonly all = signal<All | null>(null);
  protected readonly shown = signal<MigrationState | null>(null);
  protected readonly lines = signal<MigrationLine[]>([]);
  protected readonly cursor = signal<string | null>(null);
  protected readonly rest = computed(() => {
    const state = this.shown();
    return this.cursor() && state ? Math.max(1, this.count(state) - this.lines().length) : 0;
  });
  /** Numbers of those that are to be moved; none for all. */
  protected readonly chosen = signal<ReadonlySet<number>>(new Set());
  protected readonly asked = signal(false);
  private readonly api = inject(DesignApi);
  private readonly toasts = inject(Toasts);
  private readonly gone = inject(DestroyRef);
  private following = Subscription.EMPTY;

  protected readonly run = computed(() => this.all()?.run ?? null);
  protected readonly older = computed(() =>
    (this.all()?.older ?? []).map(({ release, requests }) =>
      this.t('migration.onRelease', { count: requests, release }),
    ),
  );
  protected readonly running = computed(() =>
    (this.all()?.older ?? []).reduce((sum, { requests }) => sum + requests, 0),
  );
  protected readonly counts = computed(() =>
    told.map((state) => ({ state, requests: this.count(state) })).filter(({ requests }) => requests),
  );
  protected readonly movable = computed(() => {
    const run = this.run();
    return run && !run.under_way && !run.outdated ? this.chosen().size || this.count('MOVABLE') : 0;
  });
  protected readonly done = computed(() => {
    const run = this.run();
    return run?.moving ? this.count('MOVED') + this.count('REFUSED') : (run?.total ?? 0) - this.count('WAITING');
  });
  protected readonly total = computed(() =>
    this.run()?.moving ? this.done() + this.count('CHOSEN') : (this.run()?.total ?? 0),
  );

  constructor() {
    effect(() => {
      this.pack();
      this.release();
      untracked(() => this.follow());
    });
  }

  protected async rehearse(): Promise<void> {
    await this.begin(() => firstValueFrom(this.api.rehearse(this.pack())));
  }

  protected async move(): Promise<void> {
    this.asked.set(false);
    const numbers = this.chosen().size ? [...this.chosen()] : null;
    await this.begin(() => firstValueFrom(this.api.move(this.pack(), numbers)));
  }

  protected async stop(): Promise<void> {
    await this.begin(() => firstValueFrom(this.api.stopMigration(this.pack())));
  }

  protected async show(state: MigrationState): Promise<void> {
    this.close();
    this.shown.set(state);
    await this.more();
  }

  /** What comes when something else is wanted by then is not shown. */
  protected async more(): Promise<void> {
    const state = this.shown();
    const before = this.lines();
    if (!state) return;
    await this.attempt(async () => {
      const page = await firstValueFrom(this.api.migrationLines(this.pack(), state, this.cursor()));
      if (this.lines() !== before) return;
      this.lines.set([...before, ...page.items]);
      this.cursor.set(page.next_cursor ?? null);
    });
  }

  protected choose(number: number, isChosen: boolean): void {
    this.chosen.update((all) => {
      const numbers = new Set(all);
      if (isChosen) numbers.add(number);
      else numbers.delete(number);
      return numbers;
    });
  }

  protected named(line: MigrationLine): string {
    return line.ticket ? `${line.ticket.number} ${line.ticket.title}` : this.t('whatIf.hidden', { n: line.number });
  }

  private async begin(work: () => Promise<unknown>): Promise<void> {
    await this.attempt(async () => {
      await work();
      this.close();
      this.chosen.set(new Set());
      this.follow();
    });
  }

  /** Looks again and again until all is done, then shows what can be done about it. */
  private follow(): void {
    this.following.unsubscribe();
    this.following = timer(0, often)
      .pipe(
        switchMap(() => this.api.migration(this.pack())),
        tap((all) => this.all.set(all)),
        takeWhile(({ run }) => run?.under_way === true),
        takeUntilDestroyed(this.gone),
      )
      .subscribe({
        error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
        complete: () => {
          const first = this.counts()[0];
          if (first && !this.shown()) void this.show(first.state);
        },
      });
  }

  private close(): void {
    this.shown.set(null);
    this.lines.set([]);
    this.cursor.set(null);
  }

  private count(state: MigrationState): number {
    return this.run()?.counts.find((each) => each.state === state)?.requests ?? 0;
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.toasts.sayProblem(Problem.of(error));
    }
  }
}
