import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { debounceTime, EMPTY, expand, forkJoin, type Observable, Subscription, toArray } from 'rxjs';
import type { InboxFilter } from '../../core/api/addresses';
import { InboxApi, type Decision } from '../../core/api/inbox-api';
import { Problem } from '../../core/api/problem';
import { DecidedFirst } from '../../core/decided-first';
import { Live } from '../../core/live/live';
import { Toasts } from '../../core/toasts';
import { Waiting } from '../../core/waiting';
import { Words } from '../../core/words';
import { Clock } from '../../shared/locale/clock';
import { Texts } from '../../shared/locale/texts';
import { Zone } from '../../shared/locale/zone';
import type { ApprovalAction, InboxLine, Page, SavedView } from '../../shared/model/model';
import { type Urgency, urgencyOf } from './inbox-item';

const urgencies: Urgency[] = ['overdue', 'today', 'week', 'later'];

/** What the reason for rejecting several at once is kept under. */
export const reasonForAll = 'reason for all';

const same = (one: InboxFilter, other: InboxFilter): boolean =>
  one.view === other.view && one.type === other.type && one.q === other.q;

/** What waits for me. The list keeps its place: what comes in waits behind a pill, what is gone leaves. */
@Injectable()
export class InboxStore {
  private readonly api = inject(InboxApi);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(Texts);
  private readonly first = inject(DecidedFirst);
  private readonly clock = inject(Clock);
  private readonly zone = inject(Zone);
  private readonly waiting = inject(Waiting);
  private readonly words = inject(Words);

  /** What of the inbox is looked at. */
  readonly filter = signal<InboxFilter>({}, { equal: same });
  private readonly pages = signal<Page<InboxLine>[]>([]);
  private readonly failure = signal<Problem | null>(null);
  private readonly views = httpResource<Page<SavedView>>(() => '/api/v1/views');
  private readonly shown = signal<InboxLine[] | null>(null);
  /** Decided here and not yet sent, or sent and not yet gone from the server's list. */
  private readonly decided = signal<ReadonlySet<string>>(new Set());
  private readonly sent = new Set<string>();
  private reading = Subscription.EMPTY;
  /** Counts how often another list came in place of the one before. */
  readonly turn = signal(0);
  /** Counts how often the list was read. */
  readonly reads = signal(0);

  private readonly latest = computed(() => this.pages().flatMap((page) => page.items));
  private readonly cursor = computed(() => this.pages().at(-1)?.next_cursor ?? null);

  readonly items = computed(() => (this.shown() ?? []).filter((item) => !this.decided().has(item.id)));
  readonly loading = computed(() => this.shown() === null && !this.failure());
  /** Whether all that waits has been read. */
  readonly complete = computed(() => this.cursor() === null);
  readonly problem = computed(() => (this.shown() === null ? this.failure() : null));
  readonly fresh = computed(() => {
    const known = new Set((this.shown() ?? []).map((item) => item.id));
    return this.latest().filter((item) => !known.has(item.id) && !this.decided().has(item.id)).length;
  });
  readonly savedViews = computed(() => (this.views.hasValue() ? this.views.value().items : []));

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => this.read(this.pagesOf(filter, 1), (pages) => this.show(pages)));
    });
    const events = inject(Live)
      .inbox()
      .pipe(debounceTime(250))
      .subscribe(() => this.refresh());
    inject(DestroyRef).onDestroy(() => {
      events.unsubscribe();
      this.reading.unsubscribe();
    });
  }

  /** Whether it was decided here a moment ago. */
  isDecided(id: string): boolean {
    return this.decided().has(id);
  }

  groups(items: InboxLine[]): { urgency: Urgency; items: InboxLine[] }[] {
    const now = this.clock.now();
    return urgencies
      .map((urgency) => ({ urgency, items: items.filter((item) => urgencyOf(item, now, this.zone) === urgency) }))
      .filter((group) => group.items.length > 0);
  }

  /** Reads as many pages again as are shown. */
  refresh(): void {
    this.read(this.pagesOf(this.filter(), Math.max(1, this.pages().length)), (pages) => this.takeIn(pages));
    this.views.reload();
  }

  /** Reads the next page, unless one is being read. */
  more(): void {
    const cursor = this.cursor();
    if (!cursor || !this.reading.closed) return;
    this.read(this.pagesOf(this.filter(), 1, cursor), (next) => this.takeIn([...this.pages(), ...next]));
  }

  /** Lets in what waits behind the pill. */
  showFresh(): void {
    this.shown.set(this.latest());
  }

  /** @param undone is called when the person takes it back */
  decide(item: InboxLine, action: ApprovalAction, decision: Decision, text: string, undone: () => void): void {
    this.hold(item, this.api.decide(item.id, action, decision), text, undone);
  }

  /**
   * Work and answers.
   *
   * @param undone is called when the person takes it back
   */
  end(item: InboxLine, body: Record<string, unknown>, text: string, undone: () => void): void {
    this.hold(item, this.api.act(item.id, 'complete', body), text, undone);
  }

  decideAll(
    items: InboxLine[],
    action: 'approve' | 'reject',
    comments: string,
    text: string,
    undone: () => void,
  ): void {
    const ids = items.map((item) => item.id);
    this.hide(ids);
    this.toasts.hold(
      text,
      () =>
        this.api.decideAll(ids, action, comments).subscribe({
          next: ({ results }) => {
            this.settle(ids);
            const refused = results.filter((result) => result.problem);
            const taken = ids.filter((id) => !refused.some((result) => result.id === id));
            this.words.forget(...taken, ...(refused.length ? [] : [reasonForAll]));
            if (!refused.length) return;
            this.bringBack(refused.map((result) => result.id));
            const reason = refused[0]?.problem?.detail ?? '';
            this.toasts.say(this.texts.t('inbox.bulkRefused', { count: refused.length, reason }), 'bad');
          },
          error: (error: unknown) => this.giveBack(ids, Problem.of(error)),
        }),
      () => {
        this.bringBack(ids);
        undone();
      },
    );
  }

  claim(item: InboxLine): void {
    this.api.act(item.id, item.assignee ? 'unclaim' : 'claim').subscribe({
      next: () => this.refresh(),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  claimAll(items: InboxLine[], done: string): void {
    forkJoin(items.map((item) => this.api.act(item.id, 'claim'))).subscribe({
      next: () => {
        this.toasts.say(done);
        this.refresh();
      },
      error: (error: unknown) => {
        this.toasts.sayProblem(Problem.of(error));
        this.refresh();
      },
    });
  }

  keepView(name: string, filter: Record<string, unknown>): void {
    this.api.keepView({ name, filter }).subscribe({
      next: () => this.views.reload(),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  private pagesOf(filter: InboxFilter, count: number, cursor?: string): Observable<Page<InboxLine>[]> {
    return this.api.lines(filter, cursor).pipe(
      expand((page, at) => (page.next_cursor && at + 1 < count ? this.api.lines(filter, page.next_cursor) : EMPTY)),
      toArray(),
    );
  }

  private read(pages: Observable<Page<InboxLine>[]>, use: (pages: Page<InboxLine>[]) => void): void {
    this.reading.unsubscribe();
    this.failure.set(null);
    this.reading = pages.subscribe({
      next: use,
      error: (error: unknown) => this.failure.set(Problem.of(error)),
    });
  }

  private show(pages: Page<InboxLine>[]): void {
    this.pages.set(pages);
    this.shown.set(this.latest());
    this.turn.update((turn) => turn + 1);
  }

  /** What comes after the last line that is shown is only further down; what comes before it is new. */
  private takeIn(pages: Page<InboxLine>[]): void {
    this.pages.set(pages);
    this.reads.update((reads) => reads + 1);
    const latest = this.latest();
    const shown = this.shown();
    const byId = new Map(latest.map((item) => [item.id, item]));
    const known = new Set(shown?.map((item) => item.id));
    const end = latest.findLastIndex((item) => known.has(item.id)) + 1;
    this.shown.set(
      shown?.length ? [...shown.flatMap((item) => byId.get(item.id) ?? []), ...latest.slice(end)] : latest,
    );
    this.decided.update((decided) => new Set([...decided].filter((id) => byId.has(id) && !this.sent.has(id))));
    this.sent.clear();
  }

  private hold(item: InboxLine, call: Observable<unknown>, text: string, undone: () => void): void {
    this.hide([item.id]);
    this.toasts.hold(
      text,
      () =>
        call.subscribe({
          next: () => {
            this.words.forget(item.id);
            this.settle([item.id]);
          },
          error: (error: unknown) => this.giveBack([item.id], Problem.of(error), item),
        }),
      () => {
        this.bringBack([item.id]);
        undone();
      },
    );
  }

  /** From now on the server's list is right about these: an approval whose requester is asked something stays in it. */
  private settle(ids: string[]): void {
    for (const id of ids) this.sent.add(id);
    this.refresh();
    this.waiting.refresh();
  }

  /** @param item where it is one alone */
  private giveBack(ids: string[], problem: Problem, item?: InboxLine): void {
    if (item && DecidedFirst.is(problem)) {
      this.first.tell(item, problem);
      this.refresh();
      return;
    }
    this.bringBack(ids);
    this.toasts.sayProblem(problem);
  }

  private hide(ids: string[]): void {
    this.decided.update((decided) => new Set([...decided, ...ids]));
    this.waiting.inbox.update((count) => Math.max(0, count - ids.length));
  }

  private bringBack(ids: string[]): void {
    this.decided.update((decided) => new Set([...decided].filter((id) => !ids.includes(id))));
    this.waiting.inbox.update((count) => count + ids.length);
  }
}
