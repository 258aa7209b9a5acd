import { Component, computed, inject } from '@angular/core';
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
import type { InboxLine } from '../../shared/model/model';
import { Avatar } from '../../shared/ui/avatar/avatar';
import { ClockRing } from '../../shared/ui/clock-ring/clock-ring';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Status } from '../../shared/ui/status/status';
import { TrackMini } from '../../shared/ui/tracker/track-mini';
import { HomeStore } from './home-store';

const top = 5;

@Component({
  selector: 'as-home',
  imports: [Avatar, ClockRing, Icon, ProblemNote, RouterLink, Skeleton, Status, TrackMini],
  providers: [HomeStore],
  templateUrl: './home.html',
  styleUrl: './home.css',
})
export class Home {
  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  protected readonly amounts = inject(Amounts);
  protected readonly store = inject(HomeStore);
  protected readonly catalogue = inject(Catalogue);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly preferences = inject(Preferences);

  protected readonly first = computed(() => this.store.waits().slice(0, top));
  protected readonly greeting = computed(() => {
    const hour = new Date(this.clock.now()).getHours();
    const part = hour < 5 ? 'evening' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
    const name = this.session.me()?.name.split(' ')[0] ?? '';
    return this.t(`home.${part}`, { name });
  });
  protected readonly summary = computed(() => {
    const total = this.store.total();
    const date = this.dates.plainDay(new Date(this.clock.now()).toISOString());
    if (this.store.loading() || this.store.problem()) return date;
    const today = this.store
      .waits()
      .filter((line) => line.due_at && this.dates.daysFromToday(Date.parse(line.due_at)) <= 0).length;
    const waits = total ? this.t('home.waiting', { count: total }) : this.t('home.nothing');
    return `${date.replace(/\.$/, '')}. ${waits}${today ? ` ${this.t('home.today', { count: today })}` : ''}`;
  });
  protected readonly tiles = computed(() => {
    const favourites = this.preferences.favourites();
    const rank = (key: string) => (favourites.includes(key) ? favourites.indexOf(key) : 99);
    return [...this.catalogue.types()].sort((one, other) => rank(one.key) - rank(other.key)).slice(0, 6);
  });

  constructor() {
    inject(Place).set({ label: this.t('place.home') });
  }

  protected asker(line: InboxLine): string {
    return askerOf(line).name;
  }

  protected approve(approval: InboxLine): void {
    const amount = approval.ticket.amount;
    const what = amount ? this.amounts.money(amount) : approval.ticket.title;
    this.store.approve(approval, this.t('inbox.approved', { what, who: approval.ticket.requester.name }));
  }
}
