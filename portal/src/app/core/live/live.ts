import { inject, Injectable } from '@angular/core';
import type { RxStomp } from '@stomp/rx-stomp';
import { defer, filter, firstValueFrom, from, map, type Observable, share, shareReplay, switchMap } from 'rxjs';
import type { LiveEvent } from '../../shared/model/model';
import { Session } from '../auth/session';
import { Connection } from './connection';

/** What happens elsewhere, as it happens; a lost line resumes after the last event that was seen. */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly session = inject(Session);
  private readonly connection = inject(Connection);
  private readonly cursors = new Map<string, string>();
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

  private events(destination: string): Observable<LiveEvent> {
    const events = this.streams.get(destination) ?? this.watch(destination).pipe(share());
    this.streams.set(destination, events);
    return events;
  }

  private watch(destination: string): Observable<LiveEvent> {
    return this.stomp.pipe(
      switchMap((stomp) =>
        stomp.watch({
          destination,
          subHeaders: (): Record<string, string> => {
            const cursor = this.cursors.get(destination);
            return cursor ? { 'last-event-id': cursor } : {};
          },
        }),
      ),
      map((message) => JSON.parse(message.body) as LiveEvent),
      filter((event) => {
        const isNew = this.cursors.get(destination) !== event.cursor;
        this.cursors.set(destination, event.cursor);
        return isNew;
      }),
    );
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
