import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { debounceTime } from 'rxjs';
import { InboxApi } from '../../core/api/inbox-api';
import { Problem } from '../../core/api/problem';
import { Live } from '../../core/live/live';
import { Toasts } from '../../core/toasts';
import { Waiting } from '../../core/waiting';
import type { InboxLine, Page, Ticket } from '../../shared/model/model';

/** What waits for me first, and what happened to what I asked for. */
@Injectable()
export class HomeStore {
  private readonly api = inject(InboxApi);
  private readonly toasts = inject(Toasts);
  private readonly waiting = inject(Waiting);

  private readonly lines = httpResource<Page<InboxLine>>(() => '/api/v1/inbox?limit=25&count=true');
  private readonly mine = httpResource<Page<Ticket>>(() => ({
    url: '/api/v1/tickets',
    params: { requester: 'me', sort: '-updated_at', limit: '6' },
  }));
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
  readonly requests = computed(() => (this.mine.hasValue() ? this.mine.value().items : []));
  readonly problem = computed(() => (this.lines.error() ? Problem.of(this.lines.error()) : null));
  readonly problemOwn = computed(() => (this.mine.error() ? Problem.of(this.mine.error()) : null));

  constructor() {
    const events = inject(Live)
      .inbox()
      .pipe(debounceTime(250))
      .subscribe(() => this.refresh());
    inject(DestroyRef).onDestroy(() => events.unsubscribe());
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
            back();
            this.toasts.sayProblem(Problem.of(error));
          },
        }),
      back,
    );
  }

  refresh(): void {
    for (const part of [this.lines, this.mine]) part.reload();
  }
}
