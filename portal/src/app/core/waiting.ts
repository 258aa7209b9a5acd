import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, linkedSignal } from '@angular/core';
import { debounceTime, merge } from 'rxjs';
import { Live } from './live/live';
import { Session } from './auth/session';
import type { NotificationPage, Page, Ticket } from '../shared/model/model';

const open = 'SUBMITTED,IN_REVIEW,PENDING_INFO,APPROVED,IN_PROGRESS';

/** The counts of the rail and the bell, kept fresh by what happens elsewhere. */
@Injectable({ providedIn: 'root' })
export class Waiting {
  private readonly session = inject(Session);
  private readonly items = httpResource<{ total: number }>(() => this.ifKnown('/api/v1/inbox/count'));
  private readonly own = httpResource<Page<Ticket>>(() =>
    this.ifKnown(`/api/v1/tickets?requester=me&status=${open}&limit=1&count=true`),
  );
  private readonly counted = linkedSignal<boolean, boolean>({
    source: () => this.items.hasValue() || !!this.items.error(),
    computation: (now, before) => now || (before?.value ?? false),
  });
  /** Read after what people came for: browsers ask a server for six things at a time. */
  private readonly told = httpResource<NotificationPage>(() =>
    this.counted() ? this.ifKnown('/api/v1/notifications?limit=50') : undefined,
  );

  readonly inbox = linkedSignal(() => (this.items.hasValue() ? this.items.value().total : 0));
  readonly requests = computed(() => this.totalOf(this.own));
  readonly notifications = computed(() => (this.told.hasValue() ? this.told.value().items : []));
  readonly unread = computed(() => (this.told.hasValue() ? this.told.value().unread_count : 0));

  constructor() {
    const live = inject(Live);
    const events = merge(live.inbox(), live.notifications())
      .pipe(debounceTime(300))
      .subscribe({ next: () => this.refresh() });
    inject(DestroyRef).onDestroy(() => events.unsubscribe());
  }

  refresh(): void {
    for (const part of [this.items, this.own, this.told]) part.reload();
  }

  private ifKnown(url: string): string | undefined {
    return this.session.me() ? url : undefined;
  }

  private totalOf(part: { hasValue(): boolean; value(): Page<unknown> | undefined }): number {
    const page = part.hasValue() ? part.value() : undefined;
    return page ? (page.total ?? page.items.length) : 0;
  }
}
