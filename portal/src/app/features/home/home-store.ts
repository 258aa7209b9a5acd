import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { debounceTime } from 'rxjs';
import { InboxApi } from '../../core/api/inbox-api';
import { Problem } from '../../core/api/problem';
import { Session } from '../../core/auth/session';
import { Live } from '../../core/live/live';
import { Toasts } from '../../core/toasts';
import { Waiting } from '../../core/waiting';
import type { Approval, Page, Substitution, Task, Ticket } from '../../shared/model/model';

/** What waits for me first, and what happened to what I asked for. */
@Injectable()
export class HomeStore {
  private readonly api = inject(InboxApi);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly waiting = inject(Waiting);

  private readonly pending = httpResource<Page<Approval>>(() => '/api/v1/approvals/pending?limit=25&count=true');
  private readonly work = httpResource<Page<Task>>(() => '/api/v1/tasks?limit=25&count=true');
  private readonly mine = httpResource<Page<Ticket>>(() => ({
    url: '/api/v1/tickets',
    params: { requester: this.session.me()?.id ?? '', sort: '-updated_at', limit: '6' },
  }));
  private readonly away = httpResource<Page<Substitution>>(() => '/api/v1/substitutions');
  private readonly decided = signal<ReadonlySet<string>>(new Set());

  readonly loading = computed(() => this.pending.isLoading() && !this.pending.hasValue());
  readonly loadingOwn = computed(() => this.mine.isLoading() && !this.mine.hasValue());
  readonly approvals = computed(() =>
    (this.pending.hasValue() ? this.pending.value().items : [])
      .filter((approval) => !this.decided().has(approval.id))
      .sort((one, other) => (one.due_at ?? '9999').localeCompare(other.due_at ?? '9999')),
  );
  readonly tasks = computed(() => (this.work.hasValue() ? this.work.value().items : []));
  readonly total = computed(() => {
    const page = this.pending.hasValue() ? this.pending.value() : null;
    return (page?.total ?? page?.items.length ?? 0) - this.decided().size + this.tasks().length;
  });
  readonly requests = computed(() => (this.mine.hasValue() ? this.mine.value().items : []));
  /** Those whom I stand in for now. */
  readonly standIns = computed(() => {
    const now = new Date().toISOString();
    return (this.away.hasValue() ? this.away.value().items : []).filter(
      (one) =>
        one.substitute.id === this.session.me()?.id && one.from <= now && one.until.slice(0, 10) >= now.slice(0, 10),
    );
  });

  constructor() {
    const events = inject(Live)
      .inbox()
      .pipe(debounceTime(250))
      .subscribe(() => this.refresh());
    inject(DestroyRef).onDestroy(() => events.unsubscribe());
  }

  approve(approval: Approval, text: string): void {
    this.decided.update((decided) => new Set([...decided, approval.id]));
    const back = () => this.decided.update((decided) => new Set([...decided].filter((id) => id !== approval.id)));
    this.toasts.hold(
      text,
      () =>
        this.api.decide(approval.id, 'approve', {}).subscribe({
          next: () => {
            this.pending.reload();
            this.waiting.refresh();
          },
          error: (error: unknown) => {
            back();
            this.toasts.sayProblem(Problem.of(error));
          },
        }),
      back,
    );
  }

  refresh(): void {
    for (const part of [this.pending, this.work, this.mine]) part.reload();
  }
}
