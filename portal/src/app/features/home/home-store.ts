import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { rxResource, toObservable } from '@angular/core/rxjs-interop';
import { catchError, debounceTime, forkJoin, map, merge, of, switchMap } from 'rxjs';
import { addresses } from '../../core/api/addresses';
import { InboxApi } from '../../core/api/inbox-api';
import { Problem } from '../../core/api/problem';
import { TicketsApi } from '../../core/api/tickets-api';
import { DecidedFirst } from '../../core/decided-first';
import { Live } from '../../core/live/live';
import { ThrownAway } from '../../core/thrown-away';
import { Toasts } from '../../core/toasts';
import { Waiting } from '../../core/waiting';
import type { InboxLine, Page, Path, Ticket } from '../../shared/model/model';
import { shown } from './room';

const underWay = ['SUBMITTED', 'IN_REVIEW', 'PENDING_INFO', 'APPROVED', 'IN_PROGRESS'];

/** What waits for me first, and what happened to what I asked for. */
@Injectable()
export class HomeStore {
  private readonly api = inject(InboxApi);
  private readonly toasts = inject(Toasts);
  private readonly waiting = inject(Waiting);
  private readonly first = inject(DecidedFirst);

  /** How many of the own requests are shown. */
  readonly own = signal(shown().own);
  private readonly lines = httpResource<Page<InboxLine>>(() => addresses.mostUrgent);
  private readonly mine = httpResource<Page<Ticket>>(() => addresses.latestOwn(this.own()));
  private readonly thrownAway = inject(ThrownAway);
  private readonly tickets = inject(TicketsApi);
  private readonly decided = signal<ReadonlySet<string>>(new Set());

  readonly loading = computed(() => this.lines.isLoading() && !this.lines.hasValue());
  readonly loadingOwn = computed(() => this.mine.isLoading() && !this.mine.hasValue());
  readonly waits = computed(() =>
    (this.lines.hasValue() ? this.lines.value().items : []).filter((line) => !this.decided().has(line.id)),
  );
  readonly total = computed(() => {
    const page = this.lines.hasValue() ? this.lines.value() : null;
    return Math.max(0, (page?.total ?? page?.items.length ?? 0) - this.decided().size);
  });
  /** Whether more wait than were read. */
  readonly isMore = computed(() => this.lines.hasValue() && this.lines.value().next_cursor !== null);
  readonly requests = linkedSignal<Ticket[] | null, Ticket[]>({
    source: () => (this.mine.hasValue() ? this.mine.value().items : null),
    computation: (now, before) => (now ?? before?.value ?? []).filter(({ id }) => !this.thrownAway.has(id)),
  });
  private readonly ways = rxResource({
    params: () => {
      const open = this.requests().filter(({ status }) => underWay.includes(status));
      return open.length ? open.map(({ id, updated_at }) => ({ id, updated_at })) : undefined;
    },
    stream: ({ params }) =>
      forkJoin(
        params.map(({ id }) =>
          this.tickets.path(id).pipe(
            map((path): [string, Path | null] => [id, path]),
            catchError(() => of<[string, Path | null]>([id, null])),
          ),
        ),
      ),
  });
  /** Where those under way are, by their ids; what was known last until the next answer. */
  private readonly paths = linkedSignal<[string, Path | null][] | null, ReadonlyMap<string, Path | null>>({
    source: () => (this.ways.hasValue() ? this.ways.value() : null),
    computation: (now, before) => (now ? new Map(now) : (before?.value ?? new Map())),
  });
  readonly problem = computed(() => (this.lines.error() ? Problem.of(this.lines.error()) : null));
  readonly problemOwn = computed(() => (this.mine.error() ? Problem.of(this.mine.error()) : null));

  constructor() {
    const live = inject(Live);
    const shown = computed(() => this.requests().map(({ id }) => id), {
      equal: (one, other) => `${one}` === `${other}`,
    });
    const changes = toObservable(shown).pipe(switchMap((ids) => live.tickets(ids)));
    const events = merge(live.inbox(), live.notifications(), changes)
      .pipe(debounceTime(250))
      .subscribe(() => this.refresh());
    inject(DestroyRef).onDestroy(() => events.unsubscribe());
  }

  pathOf(id: string): Path | null {
    return this.paths().get(id) ?? null;
  }

  approve(approval: InboxLine, text: string): void {
    this.decided.update((decided) => new Set([...decided, approval.id]));
    const back = () => this.decided.update((decided) => new Set([...decided].filter((id) => id !== approval.id)));
    this.toasts.hold(
      text,
      () =>
        this.api.decide(approval.id, 'approve', {}).subscribe({
          next: () => {
            this.lines.reload();
            this.waiting.refresh();
          },
          error: (error: unknown) => {
            const problem = Problem.of(error);
            if (DecidedFirst.is(problem)) {
              this.first.tell(approval, problem);
              this.lines.reload();
              return;
            }
            back();
            this.toasts.sayProblem(problem);
          },
        }),
      back,
    );
  }

  refresh(): void {
    for (const part of [this.lines, this.mine, this.ways]) part.reload();
  }
}
