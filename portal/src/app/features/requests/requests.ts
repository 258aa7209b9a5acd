import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { finalize } from 'rxjs';
import { narrowing } from '../../core/address';
import { Session } from '../../core/auth/session';
import { Problem } from '../../core/api/problem';
import { TicketsApi } from '../../core/api/tickets-api';
import { Catalogue } from '../../core/catalogue';
import { offeredCategories, pathsOf } from '../../core/categories';
import { Place } from '../../core/place';
import { ProblemNote } from '../../core/problem-note';
import { save } from '../../core/save';
import { Toasts } from '../../core/toasts';
import { Amounts } from '../../shared/locale/amounts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Page, Person, Property, Ticket } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { Menu, type MenuEntry } from '../../shared/ui/menu/menu';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Status } from '../../shared/ui/status/status';
import { TrackMini } from '../../shared/ui/tracker/track-mini';
import { BulkChange } from './bulk-change';
import { RequestsStore } from './requests-store';

const pause = 300;
const nobody: ReadonlySet<string> = new Set();

const statuses: Record<string, string> = {
  open: 'SUBMITTED,IN_REVIEW,PENDING_INFO,APPROVED,IN_PROGRESS',
  drafts: 'DRAFT',
  done: 'COMPLETED,CLOSED,REJECTED,CANCELLED',
  all: '',
};

/** What I asked for, and where it is. The filter is the address. */
@Component({
  selector: 'as-requests',
  imports: [BulkChange, Empty, Icon, Menu, ProblemNote, RouterLink, Skeleton, Status, TrackMini],
  providers: [RequestsStore],
  templateUrl: './requests.html',
  styleUrl: './requests.css',
})
export class Requests {
  readonly show = input<string>();
  readonly type = input<string>();
  readonly q = input<string>();
  readonly requester = input<string>();
  readonly sort = input<string>();
  readonly category = input<string>();
  readonly property = input<string>();
  readonly room = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly amounts = inject(Amounts);
  protected readonly catalogue = inject(Catalogue);
  protected readonly store = inject(RequestsStore);
  protected readonly narrow = narrowing();
  protected readonly seesOthers = inject(Session).may('READ_PEOPLE');
  private readonly api = inject(TicketsApi);
  private readonly toasts = inject(Toasts);
  protected readonly exporting = signal(false);
  /** What a phone has no room for beside the filters. */
  protected readonly further = computed((): MenuEntry[] => [
    { name: 'export', label: this.t('requests.export'), icon: 'download' },
  ]);
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly shows = Object.keys(statuses);
  protected readonly current = computed(() => this.shows.find((show) => show === this.show()) ?? 'open');
  /** Not only mine, but all that I may read. */
  protected readonly all = computed(() => this.seesOthers && this.requester() === 'all');
  private readonly filter = computed(() => {
    const wanted: Record<string, string | undefined> = {
      requester: this.all() ? undefined : (this.requester() ?? 'me'),
      status: statuses[this.current()],
      ticket_type: this.type(),
      q: this.q(),
      category: this.category(),
      property: this.property(),
      room: this.room(),
      sort: this.sort() ?? '-updated_at',
    };
    return Object.fromEntries(Object.entries(wanted).filter((entry): entry is [string, string] => !!entry[1]));
  });
  protected readonly narrowed = computed(() => !!this.type() || !!this.q() || !!this.category() || !!this.property());
  private readonly offered = offeredCategories(() => this.seesOthers);
  protected readonly categories = computed(() => pathsOf(this.offered(), this.category()));
  private readonly places = httpResource<Page<Property>>(() =>
    this.all() || this.property() ? '/api/v1/properties' : undefined,
  );
  protected readonly properties = computed(() => (this.places.hasValue() ? this.places.value().items : []));
  private readonly other = httpResource<Person>(() => {
    const id = this.requester();
    return id && id !== 'me' && id !== 'all' ? `/api/v1/people/${encodeURIComponent(id)}` : undefined;
  });
  /** Whose requests these are when they are not mine. */
  protected readonly whose = computed(() => (this.other.hasValue() ? this.other.value().name : null));
  protected readonly heading = computed(() => {
    const name = this.whose();
    if (this.all()) return this.t('requests.everybodys');
    return name ? this.t('requests.of', { name }) : this.t('place.requests');
  });

  /** What a change to many at once is for; it stays marked while the list moves. */
  protected readonly marked = signal<ReadonlySet<string>>(nobody);
  protected readonly nobody = nobody;
  protected readonly changing = signal(false);
  protected readonly markable = computed(() => this.store.tickets().filter(({ status }) => status !== 'DRAFT'));
  protected readonly chosen = computed(() => this.markable().filter(({ id }) => this.marked().has(id)));

  protected readonly mayAsk = computed(() => !!this.whose() || !this.catalogue.isEmpty());

  constructor() {
    const place = inject(Place);
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
    effect(() => {
      this.store.filter.set(this.filter());
      this.marked.set(nobody);
    });
    effect(() => {
      const label = this.heading();
      untracked(() => place.set({ label, link: '/requests' }));
    });
  }

  /** Not at every letter. */
  protected search(q: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.narrow({ q: q.trim() || null }), pause);
  }

  protected mark({ id }: Ticket): void {
    this.marked.update((marked) => new Set(marked.has(id) ? [...marked].filter((one) => one !== id) : [...marked, id]));
  }

  protected markAll(): void {
    this.marked.set(new Set(this.markable().map(({ id }) => id)));
  }

  protected leave(): void {
    this.changing.set(false);
    this.marked.set(nobody);
  }

  /** What the list shows, all of it, for a spreadsheet. */
  protected export(): void {
    if (this.exporting()) return;
    this.exporting.set(true);
    this.api
      .table(this.filter())
      .pipe(finalize(() => this.exporting.set(false)))
      .subscribe({
        next: (table) => save(table, `${this.t('requests.fileName')}.csv`),
        error: (error: unknown) => this.toasts.sayProblem(Problem.of(error)),
      });
  }

  protected link(ticket: Ticket): string[] {
    return ticket.status === 'DRAFT' ? ['/new', ticket.ticket_type] : ['/requests', ticket.id];
  }
}
