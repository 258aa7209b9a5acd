import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem } from '../../core/api/problem';
import { TicketsApi } from '../../core/api/tickets-api';
import { Catalogue } from '../../core/catalogue';
import { Place } from '../../core/place';
import { ProblemNote } from '../../core/problem-note';
import { Toasts } from '../../core/toasts';
import { Amounts } from '../../shared/locale/amounts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Page, Person, Ticket } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Status } from '../../shared/ui/status/status';
import { TrackMini } from '../../shared/ui/tracker/track-mini';

const statuses: Record<string, string> = {
  open: 'SUBMITTED,IN_REVIEW,PENDING_INFO,APPROVED,IN_PROGRESS',
  drafts: 'DRAFT',
  done: 'COMPLETED,CLOSED,REJECTED,CANCELLED',
  all: '',
};

/** What I asked for, and where it is. The filter is the address. */
@Component({
  selector: 'as-requests',
  imports: [Empty, Icon, ProblemNote, RouterLink, Skeleton, Status, TrackMini],
  templateUrl: './requests.html',
  styleUrl: './requests.css',
})
export class Requests {
  readonly show = input<string>();
  readonly type = input<string>();
  readonly q = input<string>();
  readonly requester = input<string>();
  readonly sort = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly amounts = inject(Amounts);
  protected readonly catalogue = inject(Catalogue);
  private readonly api = inject(TicketsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly shows = Object.keys(statuses);
  protected readonly current = computed(() => this.shows.find((show) => show === this.show()) ?? 'open');
  private readonly filter = computed(() => {
    const wanted: Record<string, string | undefined> = {
      requester: this.requester() ?? 'me',
      status: statuses[this.current()],
      ticket_type: this.type(),
      q: this.q(),
      sort: this.sort() ?? '-updated_at',
    };
    return Object.fromEntries(Object.entries(wanted).filter((entry): entry is [string, string] => !!entry[1]));
  });
  protected readonly first = httpResource<Page<Ticket>>(() => ({ url: '/api/v1/tickets', params: this.filter() }));
  private readonly further = linkedSignal<unknown, Ticket[]>({ source: this.filter, computation: () => [] });
  protected readonly cursor = linkedSignal(() => (this.first.hasValue() ? this.first.value().next_cursor : null));
  protected readonly paging = signal(false);
  protected readonly tickets = computed(() => [
    ...(this.first.hasValue() ? this.first.value().items : []),
    ...this.further(),
  ]);
  protected readonly problem = computed(() => (this.first.error() ? Problem.of(this.first.error()) : null));
  protected readonly narrowed = computed(() => !!this.type() || !!this.q());
  private readonly other = httpResource<Person>(() => {
    const id = this.requester();
    return id && id !== 'me' ? `/api/v1/people/${encodeURIComponent(id)}` : undefined;
  });
  /** Whose requests these are when they are not mine. */
  protected readonly whose = computed(() => (this.other.hasValue() ? this.other.value().name : null));
  protected readonly heading = computed(() => {
    const name = this.whose();
    return name ? this.t('requests.of', { name }) : this.t('place.requests');
  });

  constructor() {
    const place = inject(Place);
    effect(() => {
      const label = this.heading();
      untracked(() => place.set({ label }));
    });
  }

  protected narrow(change: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected page(): void {
    const cursor = this.cursor();
    if (!cursor || this.paging()) return;
    this.paging.set(true);
    this.api.list({ ...this.filter(), cursor }).subscribe({
      next: (page) => {
        this.further.update((tickets) => [...tickets, ...page.items]);
        this.cursor.set(page.next_cursor);
        this.paging.set(false);
      },
      error: (error: unknown) => {
        this.paging.set(false);
        this.toasts.sayProblem(Problem.of(error));
      },
    });
  }

  protected link(ticket: Ticket): string[] {
    return ticket.status === 'DRAFT' ? ['/new', ticket.ticket_type] : ['/requests', ticket.id];
  }
}
