import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { debounceTime } from 'rxjs';
import { InboxApi, type Decision } from '../../core/api/inbox-api';
import { Problem } from '../../core/api/problem';
import { Live } from '../../core/live/live';
import { Toasts } from '../../core/toasts';
import { Waiting } from '../../core/waiting';
import { Clock } from '../../shared/locale/clock';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { ApprovalAction, InboxLine, Page, SavedView } from '../../shared/model/model';
import { type Urgency, urgencyOf } from './inbox-item';

const urgencies: Urgency[] = ['overdue', 'today', 'week', 'later'];

/** What waits for me. The list keeps its place: what comes in waits behind a pill, what is gone leaves. */
@Injectable()
export class InboxStore {
  private readonly api = inject(InboxApi);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  private readonly clock = inject(Clock);
  private readonly waiting = inject(Waiting);

  /** The saved view that is looked at. */
  readonly view = signal<string | null>(null);
  private readonly lines = httpResource<Page<InboxLine>>(() => {
    const view = this.view();
    return { url: '/api/v1/inbox', params: { limit: '100', ...(view ? { view } : {}) } };
  });
  private readonly views = httpResource<Page<SavedView>>(() => '/api/v1/views');
  private readonly shown = signal<InboxLine[] | null>(null);
  /** Decided here and not yet sent, or sent and not yet gone from the server's list. */
  private readonly decided = signal<ReadonlySet<string>>(new Set());

  private readonly sent = new Set<string>();

  private readonly latest = computed(() => (this.lines.hasValue() ? this.lines.value().items : null));

  readonly items = computed(() => (this.shown() ?? []).filter((item) => !this.decided().has(item.id)));
  readonly loading = computed(() => this.shown() === null && !this.lines.error());
  readonly problem = computed(() => (this.lines.error() ? Problem.of(this.lines.error()) : null));
  readonly fresh = computed(() => {
    const known = new Set((this.shown() ?? []).map((item) => item.id));
    return (this.latest() ?? []).filter((item) => !known.has(item.id) && !this.decided().has(item.id)).length;
  });
  readonly savedViews = computed(() => (this.views.hasValue() ? this.views.value().items : []));

  constructor() {
    effect(() => {
      this.view();
      untracked(() => this.shown.set(null));
    });
    effect(() => {
      const latest = this.latest();
      if (latest) untracked(() => this.takeIn(latest));
    });
    const events = inject(Live)
      .inbox()
      .pipe(debounceTime(250))
      .subscribe(() => this.refresh());
    inject(DestroyRef).onDestroy(() => events.unsubscribe());
  }

  groups(items: InboxLine[]): { urgency: Urgency; items: InboxLine[] }[] {
    const now = this.clock.now();
    return urgencies
      .map((urgency) => ({ urgency, items: items.filter((item) => urgencyOf(item, now) === urgency) }))
      .filter((group) => group.items.length > 0);
  }

  refresh(): void {
    this.lines.reload();
    this.views.reload();
  }

  /** Lets in what waits behind the pill. */
  showFresh(): void {
    this.shown.set(this.latest());
  }

  decide(item: InboxLine, action: ApprovalAction, decision: Decision, text: string): void {
    this.hide([item.id]);
    this.toasts.hold(
      text,
      () =>
        this.api.decide(item.id, action, decision).subscribe({
          next: () => this.settle([item.id]),
          error: (error: unknown) => this.giveBack([item.id], Problem.of(error)),
        }),
      () => this.show([item.id]),
    );
  }

  decideAll(items: InboxLine[], action: 'approve' | 'reject', comments: string, text: string): void {
    const ids = items.map((item) => item.id);
    this.hide(ids);
    this.toasts.hold(
      text,
      () =>
        this.api.decideAll(ids, action, comments).subscribe({
          next: ({ results }) => {
            this.settle(ids);
            const refused = results.filter((result) => result.problem);
            if (!refused.length) return;
            this.show(refused.map((result) => result.id));
            const reason = refused[0]?.problem?.detail ?? '';
            this.toasts.say(this.texts.t('inbox.bulkRefused', { count: refused.length, reason }), 'bad');
          },
          error: (error: unknown) => this.giveBack(ids, Problem.of(error)),
        }),
      () => this.show(ids),
    );
  }

  /** Work and answers: sent at once, since there is nothing to hold back. */
  complete(item: InboxLine, body: Record<string, unknown>, text: string): void {
    this.hide([item.id]);
    this.api.act(item.id, 'complete', body).subscribe({
      next: () => {
        this.toasts.say(text);
        this.settle([item.id]);
      },
      error: (error: unknown) => this.giveBack([item.id], Problem.of(error)),
    });
  }

  claim(item: InboxLine): void {
    this.api.act(item.id, item.assignee ? 'unclaim' : 'claim').subscribe({
      next: () => this.refresh(),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  keepView(name: string, filter: Record<string, unknown>): void {
    this.api.keepView({ name, filter }).subscribe({
      next: () => this.views.reload(),
      error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
    });
  }

  private takeIn(latest: InboxLine[]): void {
    const shown = this.shown();
    const byId = new Map(latest.map((item) => [item.id, item]));
    this.shown.set(shown?.length ? shown.flatMap((item) => byId.get(item.id) ?? []) : latest);
    this.decided.update((decided) => new Set([...decided].filter((id) => byId.has(id) && !this.sent.has(id))));
    this.sent.clear();
  }

  /** From now on the server's list is right about these: an approval whose requester is asked something stays in it. */
  private settle(ids: string[]): void {
    for (const id of ids) this.sent.add(id);
    this.refresh();
    this.waiting.refresh();
  }

  private giveBack(ids: string[], problem: Problem): void {
    if (problem.code === 'APPROVAL_ALREADY_DECIDED') {
      const by = problem.members['decided_by'];
      const name = typeof by === 'object' && by !== null && 'name' in by ? String(by.name) : String(by ?? '');
      const at = problem.members['decided_at'];
      this.toasts.say(
        this.texts.t('inbox.decidedBefore', { name, at: typeof at === 'string' ? this.dates.moment(at) : '' }),
        'bad',
      );
      this.refresh();
      return;
    }
    this.show(ids);
    this.toasts.sayProblem(problem);
  }

  private hide(ids: string[]): void {
    this.decided.update((decided) => new Set([...decided, ...ids]));
    this.waiting.inbox.update((count) => Math.max(0, count - ids.length));
  }

  private show(ids: string[]): void {
    this.decided.update((decided) => new Set([...decided].filter((id) => !ids.includes(id))));
    this.waiting.inbox.update((count) => count + ids.length);
  }
}
