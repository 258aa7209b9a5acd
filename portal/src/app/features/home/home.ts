import { Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../core/auth/session';
import { Catalogue } from '../../core/catalogue';
import { askerOf } from '../../core/ticket/asker';
import { Place } from '../../core/place';
import { Preferences } from '../../core/preferences';
import { ProblemNote } from '../../core/problem-note';
import { Amounts } from '../../shared/locale/amounts';
import { Clock } from '../../shared/locale/clock';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import { Zone } from '../../shared/locale/zone';
import type { InboxLine, Ticket } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { Banner } from '../../shared/ui/banner/banner';
import { ClockRing } from '../../shared/ui/clock-ring/clock-ring';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Status } from '../../shared/ui/status/status';
import { TrackMini } from '../../shared/ui/tracker/track-mini';
import { HomeStore } from './home-store';
import { roomy, shown } from './room';

const longest = 28;

/** A day of a request, and what it is the day of. */
interface When {
  at: string | null;
  label: string;
}

@Component({
  selector: 'as-home',
  imports: [Avatar, Banner, ClockRing, Icon, ProblemNote, RouterLink, Skeleton, Status, TrackMini],
  providers: [HomeStore],
  templateUrl: './home.html',
  styleUrl: './home.css',
})
export class Home {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly dates = inject(Dates);
  protected readonly amounts = inject(Amounts);
  protected readonly store = inject(HomeStore);
  protected readonly catalogue = inject(Catalogue);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly zone = inject(Zone);
  private readonly preferences = inject(Preferences);

  private readonly room = signal(shown());
  protected readonly first = computed(() => this.store.waits().slice(0, this.room().waits));
  protected readonly greeting = computed(() => {
    const hour = this.zone.at(this.clock.now()).getHours();
    const part = hour < 5 ? 'evening' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
    const name = this.session.me()?.name.split(' ')[0] ?? '';
    return this.t(`home.${part}`, { name });
  });
  /** That somebody else decides for me. */
  protected readonly away = computed(() => {
    const standIn = this.session.me()?.substitution;
    if (!standIn) return null;
    const last = new Date(Date.parse(standIn.until) - 1).toISOString();
    return this.t('home.away', { name: standIn.substitute.name, day: this.dates.dayWithin(last) });
  });
  protected readonly summary = computed(() => {
    const total = this.store.total();
    const date = this.dates.plainDay(new Date(this.clock.now()).toISOString());
    if (this.store.loading() || this.store.problem()) return date;
    const waits = total ? this.t('home.waiting', { count: total }) : this.t('home.nothing');
    return [`${date.replace(/\.$/, '')}.`, waits, ...this.urgent()].join(' ');
  });
  /** What is late is not due any more. The most urgent come first: when all that was read is urgent, there may be more. */
  private readonly urgent = computed(() => {
    const waits = this.store.waits();
    const late = waits.filter((line) => line.due_at && this.dates.left(line.due_at) < 0);
    const today = waits.filter(
      (line) => line.due_at && !late.includes(line) && this.dates.daysFromToday(Date.parse(line.due_at)) === 0,
    );
    const say = (key: string, count: number, mayBeMore: boolean) =>
      count ? [this.t(key, { count, n: `${count}${mayBeMore ? '+' : ''}` })] : [];
    const isMore = this.store.isMore();
    return [
      ...say('home.overdue', late.length, isMore && late.length === waits.length),
      ...say('home.today', today.length, isMore && late.length + today.length === waits.length),
    ];
  });
  protected readonly mine = computed(() =>
    this.store.requests().map((ticket) => ({ ticket, step: this.stepOf(ticket), when: this.whenOf(ticket) })),
  );
  protected readonly platform = computed(() => this.session.may('MANAGE_TENANTS'));
  /** What was starred, what this person and then the house asks for most, and the rest by name. */
  protected readonly tiles = computed(() => {
    const favourites = this.preferences.favourites();
    const place = (key: string) => (favourites.includes(key) ? favourites.indexOf(key) : Infinity);
    const by = (one: number, other: number) => (one === other ? 0 : one - other);
    return [...this.catalogue.types()]
      .sort(
        (one, other) =>
          by(place(one.key), place(other.key)) ||
          by(one.rank ?? Infinity, other.rank ?? Infinity) ||
          one.name.localeCompare(other.name, this.texts.language()),
      )
      .slice(0, 6);
  });

  constructor() {
    const place = inject(Place);
    effect(() => {
      const label = this.t('place.home');
      untracked(() => place.set({ label, link: '/' }));
    });
    const measure = () => {
      this.room.set(shown());
      this.store.own.set(shown().own);
    };
    const room = roomy();
    room.addEventListener('change', measure);
    inject(DestroyRef).onDestroy(() => room.removeEventListener('change', measure));
  }

  protected readonly asker = askerOf;

  /** Where it is: the step, and who has it. */
  private stepOf(ticket: Ticket): string {
    const now = this.store.pathOf(ticket.id)?.stops.find((stop) => stop.state === 'now');
    if (!now) return this.catalogue.name(ticket.ticket_type);
    const who = now.group ?? now.people.map((person) => person.name).join(', ');
    // a step that is named by a whole sentence of a policy is known better by who decides
    const name = now.name.length > longest && who ? who : now.name;
    return [...new Set([name, who, now.note])].filter(Boolean).join(', ');
  }

  /** When it is usually done, as long as that is still to come; else when it last changed. */
  private whenOf(ticket: Ticket): When {
    if (ticket.status === 'PENDING_INFO') return { at: null, label: this.t('home.waitsForYou') };
    const forecast = this.store.pathOf(ticket.id)?.forecast;
    const ahead = forecast ? [forecast.p50_at, forecast.p80_at] : [];
    const at = ahead.find((instant) => this.dates.left(instant) > 0);
    if (!at) return { at: ticket.updated_at, label: this.t('home.changed') };
    return { at, label: this.t(at === ahead[0] ? 'home.usually' : 'home.latest') };
  }

  protected approve(approval: InboxLine): void {
    const amount = approval.ticket.amount;
    const what = amount ? this.amounts.money(amount) : approval.ticket.title;
    this.store.approve(approval, this.t('inbox.approved', { what, who: approval.ticket.requester.name }));
  }
}
