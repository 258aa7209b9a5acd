import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem } from '../../core/api/problem';
import { PersonPicker } from '../../core/people/person-picker';
import { Place } from '../../core/place';
import { ProblemNote } from '../../core/problem-note';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Delivery, Person } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { Skeleton } from '../../shared/ui/skeleton/skeleton';
import { Paged } from './paged';

const looks: Record<Delivery['state'], { icon: string; tone: string }> = {
  WAITING: { icon: 'clock', tone: 'waiting' },
  SENT: { icon: 's-approved', tone: 'done' },
  DEAD: { icon: 's-rejected', tone: 'bad' },
  NOT_CONFIGURED: { icon: 's-closed', tone: 'closed' },
};

/** What left the platform or could not, why, and sending it again. The filter is the address. */
@Component({
  selector: 'as-deliveries',
  imports: [Empty, Icon, PersonPicker, ProblemNote, RouterLink, Skeleton],
  templateUrl: './deliveries.html',
  styleUrl: './lists.css',
})
export class Deliveries {
  readonly state = input<string>();
  readonly recipient = input<string>();
  readonly ticket = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly dates = inject(Dates);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);

  protected readonly looks = looks;
  protected readonly states = ['', 'WAITING', 'DEAD', 'NOT_CONFIGURED', 'SENT'];
  protected readonly list = new Paged<Delivery>('/api/v1/deliveries', () => ({
    state: this.state(),
    recipient: this.recipient(),
    ticket: this.ticket(),
  }));
  protected readonly person = signal<Person | null>(null);
  protected readonly sending = signal<string | null>(null);

  constructor() {
    const place = inject(Place);
    effect(() => {
      const label = this.t('admin.deliveries');
      const admin = this.t('place.admin');
      untracked(() => place.set({ label: admin, link: '/admin' }, { label }));
    });
  }

  protected narrow(change: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected choose(person: Person | null): void {
    this.person.set(person);
    this.narrow({ recipient: person?.email ?? null });
  }

  /** A delivery that is being sent or was sent is not sent again. */
  protected mayBeSent(delivery: Delivery): boolean {
    return delivery.state === 'DEAD' || delivery.state === 'NOT_CONFIGURED' || this.waits(delivery);
  }

  protected waits(delivery: Delivery): boolean {
    return delivery.state === 'WAITING' && !!delivery.next_attempt_at && this.dates.left(delivery.next_attempt_at) > 0;
  }

  protected send(delivery: Delivery): void {
    this.sending.set(delivery.id);
    this.http.post<Delivery>(`/api/v1/deliveries/${delivery.id}/retry`, {}).subscribe({
      next: (now) => {
        this.sending.set(null);
        this.list.replace(now, (other) => other.id === now.id);
        this.toasts.say(this.t('deliveries.again', { name: now.recipient?.name ?? '' }));
      },
      error: (error: unknown) => {
        this.sending.set(null);
        this.toasts.sayProblem(Problem.of(error));
      },
    });
  }
}
