import { inject, Injectable } from '@angular/core';
import type { RxStomp } from '@stomp/rx-stomp';
import {
  defer,
  filter,
  firstValueFrom,
  from,
  map,
  merge,
  type Observable,
  share,
  shareReplay,
  Subject,
  switchMap,
} from 'rxjs';
import type { LiveEvent, Person } from '../../shared/model/model';
import { Session } from '../auth/session';
import { Connection } from './connection';

/** What people look at. */
export type Looked = `tickets/${string}` | `drafts/${string}`;

const resync: LiveEvent = { cursor: '', type: 'RESYNC', ticket_id: null, at: '' };

/** What happens elsewhere, as it happens; a lost line resumes after the last event that was seen. */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly session = inject(Session);
  private readonly connection = inject(Connection);
  private readonly cursors = new Map<string, string>();
  /** Holds for any destination: what happened there since is told. */
  private latest = '';
  /** One subscription per destination, whoever listens: what is repeated after a lost line is left out once for all. */
  private readonly streams = new Map<string, Observable<LiveEvent>>();
  private readonly stomp = defer(() => from(this.connect())).pipe(shareReplay(1));

  inbox(): Observable<LiveEvent> {
    return this.events('/user/queue/inbox');
  }

  notifications(): Observable<LiveEvent> {
    return this.events('/user/queue/notifications');
  }

  ticket(id: string): Observable<LiveEvent> {
    return this.events(`/topic/tickets/${id}`);
  }

  /** Several at once, as lists show them. */
  tickets(ids: string[]): Observable<LiveEvent> {
    return merge(...ids.map((id) => this.ticket(id)));
  }

  /** That the draft of a pack has changed. */
  draft(pack: string): Observable<LiveEvent> {
    return this.events(`/topic/drafts/${pack}`);
  }

  /** Who looks at a ticket or a draft, and says that I do. */
  presence(place: Looked): Observable<Person[]> {
    return this.events(`/topic/${place}/presence`).pipe(
      map((event) => event.people),
      filter((people) => people !== undefined),
    );
  }

  private events(destination: string): Observable<LiveEvent> {
    const events = this.streams.get(destination) ?? this.watch(destination).pipe(share());
    this.streams.set(destination, events);
    return events;
  }

  private watch(destination: string): Observable<LiveEvent> {
    const missed = new Subject<LiveEvent>();
    let lines = 0;
    const events = this.stomp.pipe(
      switchMap((stomp) =>
        stomp.watch({
          destination,
          subHeaders: (): Record<string, string> => {
            const cursor = this.cursors.get(destination) ?? this.latest;
            // nothing was told before the line was lost, so nobody knows what was missed
            if (lines++ && !cursor) missed.next(resync);
            // who asks for a receipt is refused in it, and not by the end of the line for everything else
            return { receipt: `${destination} ${lines}`, ...(cursor && { 'last-event-id': cursor }) };
          },
        }),
      ),
      map((message) => JSON.parse(message.body) as LiveEvent),
      filter((event) => {
        const isNew = this.cursors.get(destination) !== event.cursor;
        this.cursors.set(destination, event.cursor);
        this.latest = event.cursor;
        return isNew;
      }),
    );
    return merge(events, missed);
  }

  private async connect(): Promise<RxStomp> {
    const { RxStomp } = await import('@stomp/rx-stomp');
    const stomp = new RxStomp();
    stomp.configure({
      brokerURL: `${location.origin.replace(/^http/, 'ws')}/api/v1/events`,
      reconnectDelay: 2_000,
      heartbeatIncoming: 10_000,
      heartbeatOutgoing: 10_000,
      beforeConnect: async (client) => {
        const token = await firstValueFrom(this.session.token());
        client.configure({ connectHeaders: { Authorization: `Bearer ${token}` } });
      },
    });
    stomp.connected$.subscribe(() => this.connection.reached());
    stomp.activate();
    return stomp;
  }
}
