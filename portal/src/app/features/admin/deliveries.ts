import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { narrowing } from '../../core/address';
import { Problem } from '../../core/api/problem';
import { PersonPicker } from '../../core/people/person-picker';
import { Toasts } from '../../core/toasts';
import { Dates } from '../../shared/locale/dates';
import { Texts } from '../../shared/locale/texts';
import type { Delivery, Person } from '../../shared/model/model';
import { Empty } from '../../shared/ui/empty/empty';
import { Icon } from '../../shared/ui/icon/icon';
import { adminPlace } from './admin-place';
import { Paged } from './paged';
import { PagedList } from './paged-list';

const looks: Record<Delivery['state'], { icon: string; tone: string }> = {
  WAITING: { icon: 'clock', tone: 'waiting' },
  SENT: { icon: 's-approved', tone: 'done' },
  DEAD: { icon: 's-rejected', tone: 'bad' },
  NOT_CONFIGURED: { icon: 's-closed', tone: 'closed' },
};

/** What left the platform or could not, why, and sending it again. The filter is the address. */
@Component({
  selector: 'as-deliveries',
  imports: [Empty, Icon, PagedList, PersonPicker, RouterLink],
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
  protected readonly narrow = narrowing();

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
    adminPlace('deliveries');
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
