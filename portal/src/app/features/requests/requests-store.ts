import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import {
  catchError,
  debounceTime,
  EMPTY,
  expand,
  forkJoin,
  map,
  merge,
  type Observable,
  of,
  Subscription,
  switchMap,
  toArray,
} from 'rxjs';
import { Problem } from '../../core/api/problem';
import { TicketsApi } from '../../core/api/tickets-api';
import { Live } from '../../core/live/live';
import { ThrownAway } from '../../core/thrown-away';
import { Toasts } from '../../core/toasts';
import type { Page, Ticket } from '../../shared/model/model';
import { LastList } from './last-list';

export type Filter = Record<string, string>;

/** A connection follows no more than a hundred things. */
const mostFollowed = 50;
const over = ['CLOSED', 'REJECTED', 'CANCELLED'];

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const itemsOf = (pages: Page<Ticket>[]): Ticket[] => [
  ...new Map(pages.flatMap((page) => page.items).map((ticket) => [ticket.id, ticket])).values(),
];

/** Requests as they are now. The list keeps its place: what changed changes where it stands, what came in waits behind a pill. */
@Injectable()
export class RequestsStore {
  private readonly api = inject(TicketsApi);
  private readonly toasts = inject(Toasts);
  private readonly thrownAway = inject(ThrownAway);
  private readonly last = inject(LastList);
  private readonly isBack = inject(Router).currentNavigation()?.trigger === 'popstate';

  /** What of the requests is looked at. */
  readonly filter = signal<Filter>({}, { equal: same });
  private readonly pages = signal<Page<Ticket>[]>([]);
  private readonly shown = signal<Ticket[] | null>(null);
  private readonly failure = signal<Problem | null>(null);
  private reading = Subscription.EMPTY;
  /** Whether what is shown is what is looked at. */
  private begun = false;

  private readonly latest = computed(() => itemsOf(this.pages()));
  private readonly cursor = computed(() => this.pages().at(-1)?.next_cursor ?? null);
  private readonly followed = computed(
    () =>
      (this.shown() ?? [])
        .filter((ticket) => !over.includes(ticket.status))
        .slice(0, mostFollowed)
        .map((ticket) => ticket.id),
    { equal: same },
  );

  readonly tickets = computed(() => (this.shown() ?? []).filter((ticket) => !this.thrownAway.has(ticket.id)));
  readonly loading = computed(() => this.shown() === null && !this.failure());
  readonly problem = computed(() => (this.shown() === null ? this.failure() : null));
  readonly complete = computed(() => this.cursor() === null);
  readonly paging = signal(false);
  /** How many are not shown yet. */
  readonly fresh = computed(() => {
    const known = new Set((this.shown() ?? []).map((ticket) => ticket.id));
    return this.latest().filter((ticket) => !known.has(ticket.id) && !this.thrownAway.has(ticket.id)).length;
  });

  constructor() {
    const live = inject(Live);
    effect(() => {
      const filter = this.filter();
      if (Object.keys(filter).length) untracked(() => this.begin(filter));
    });
    const changes = toObservable(this.followed).pipe(switchMap((ids) => live.tickets(ids)));
    const events = merge(live.inbox(), live.notifications(), changes)
      .pipe(debounceTime(250))
      .subscribe(() => this.refresh());
    inject(DestroyRef).onDestroy(() => {
      events.unsubscribe();
      this.reading.unsubscribe();
      const shown = this.shown();
      this.last.list = shown && { filter: this.filter(), pages: this.pages(), shown };
    });
  }

  /** Reads as many pages again as are shown. */
  refresh(): void {
    if (!this.begun) return this.begin(this.filter());
    const pages = this.pagesOf(Math.max(1, this.pages().length));
    const all = pages.pipe(switchMap((read) => this.leftOver(read).pipe(map((left) => ({ read, left })))));
    this.read(all, ({ read, left }) => this.takeIn(read, left));
  }

  /** Lets in what waits behind the pill. */
  showFresh(): void {
    this.shown.set(this.latest());
  }

  more(): void {
    const cursor = this.cursor();
    if (!cursor || this.paging()) return;
    this.paging.set(true);
    this.read(this.pagesOf(1, cursor), (next) => this.takeIn([...this.pages(), ...next], this.shown() ?? []));
  }

  /** Who comes back finds the list as it was. */
  private begin(filter: Filter): void {
    const left = this.isBack ? this.last.list : null;
    this.last.list = null;
    this.begun = false;
    if (left && same(left.filter, filter)) {
      this.pages.set(left.pages);
      this.shown.set(left.shown);
      this.begun = true;
      this.refresh();
    } else
      this.read(this.pagesOf(1), (pages) => {
        this.begun = true;
        this.pages.set(pages);
        this.showFresh();
      });
  }

  private pagesOf(count: number, cursor?: string): Observable<Page<Ticket>[]> {
    const page = (at?: string) => this.api.list({ ...this.filter(), ...(at ? { cursor: at } : {}) });
    return page(cursor).pipe(
      expand(({ next_cursor }, at) => (next_cursor && at + 1 < count ? page(next_cursor) : EMPTY)),
      toArray(),
    );
  }

  /** What is shown and no longer in the list: it tells what became of it, until another list is asked for. */
  private leftOver(pages: Page<Ticket>[]): Observable<Ticket[]> {
    const there = new Set(itemsOf(pages).map((ticket) => ticket.id));
    const left = (this.shown() ?? []).filter((ticket) => !there.has(ticket.id));
    if (!left.length) return of([]);
    const now = left.map((ticket) =>
      this.api.get(ticket.id).pipe(
        map(({ value }): Ticket[] => [value]),
        catchError((error: unknown) => of(Problem.of(error).status === 404 ? [] : [ticket])),
      ),
    );
    return forkJoin(now).pipe(map((tickets) => tickets.flat()));
  }

  private read<T>(answer: Observable<T>, use: (answer: T) => void): void {
    this.reading.unsubscribe();
    this.reading = answer.subscribe({
      next: (read) => {
        this.failure.set(null);
        this.paging.set(false);
        use(read);
      },
      error: (error: unknown) => {
        this.failure.set(Problem.of(error));
        if (!this.begun) this.shown.set(null);
        if (this.paging()) this.toasts.sayProblem(Problem.of(error));
        this.paging.set(false);
      },
    });
  }

  /** What comes after the last one that is shown is only further down; what comes before it is new. */
  private takeIn(pages: Page<Ticket>[], left: Ticket[]): void {
    this.pages.set(pages);
    const latest = this.latest();
    const shown = this.shown() ?? [];
    const known = new Set(shown.map((ticket) => ticket.id));
    const byId = new Map([...left, ...latest].map((ticket) => [ticket.id, ticket]));
    const end = latest.findLastIndex((ticket) => known.has(ticket.id)) + 1;
    const below = latest.slice(end || latest.length).filter((ticket) => !known.has(ticket.id));
    this.shown.set(shown.length ? [...shown.flatMap((ticket) => byId.get(ticket.id) ?? []), ...below] : latest);
  }
}
