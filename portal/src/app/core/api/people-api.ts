import { HttpClient, HttpContext, type HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, map, type Observable, tap } from 'rxjs';
import type { Me, NotificationPreferences, PhotoTaken } from '../../shared/model/model';
import { Session } from '../auth/session';
import { atOnce } from './api-interceptor';
import { Problem } from './problem';
import type { Versioned } from './tickets-api';

const base = '/api/v1';
const preferences = `${base}/notifications/preferences`;

const versionOf = <T>(answer: HttpResponse<T>): Versioned<T> => ({
  value: answer.body as T,
  etag: answer.headers.get('ETag') ?? '',
});

/** The person at the keyboard, other people, and what is told to them. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);

  /** Finds out who is signed in; a service that is away is not waited for, so that the shell can say so. */
  async meet(): Promise<void> {
    const context = new HttpContext().set(atOnce, true);
    try {
      this.session.know(await firstValueFrom(this.http.get<Me>(`${base}/auth/me`, { context })));
    } catch (error) {
      this.session.fail(Problem.of(error));
    }
  }

  /** What kind of picture it is the server sees for itself. @return where the photo lies now */
  changePhoto(person: string, picture: Blob): Observable<string> {
    const headers = { 'Content-Type': 'application/octet-stream' };
    return this.http.put<PhotoTaken>(`${base}/people/${person}/photo`, picture, { headers }).pipe(
      map(({ photo }) => photo),
      tap((photo) => this.know(person, photo)),
    );
  }

  removePhoto(person: string): Observable<void> {
    return this.http.delete<void>(`${base}/people/${person}/photo`).pipe(tap(() => this.know(person, null)));
  }

  private know(person: string, photo: string | null): void {
    const me = this.session.me();
    if (me?.id === person) this.session.know({ ...me, photo });
  }

  /** Without ids everything is read. */
  read(ids?: string[]): Observable<unknown> {
    return this.http.post(`${base}/notifications/read`, ids ? { ids } : {});
  }

  preferences(): Observable<Versioned<NotificationPreferences>> {
    const context = new HttpContext().set(atOnce, true);
    return this.http.get<NotificationPreferences>(preferences, { context, observe: 'response' }).pipe(map(versionOf));
  }

  prefer(choice: NotificationPreferences, etag: string): Observable<Versioned<NotificationPreferences>> {
    return this.http
      .put<NotificationPreferences>(preferences, choice, { observe: 'response', headers: { 'If-Match': etag } })
      .pipe(map(versionOf));
  }
}
