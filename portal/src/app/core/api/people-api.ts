import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import type { Me, NotificationPreferences } from '../../shared/model/model';
import { Session } from '../auth/session';
import { Problem } from './problem';

const base = '/api/v1';

/** The person at the keyboard, other people, and what is told to them. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);

  /** Finds out who is signed in. */
  async meet(): Promise<void> {
    try {
      this.session.know(await firstValueFrom(this.http.get<Me>(`${base}/auth/me`)));
    } catch (error) {
      this.session.fail(Problem.of(error));
    }
  }

  /** Without ids everything is read. */
  read(ids?: string[]): Observable<unknown> {
    return this.http.post(`${base}/notifications/read`, ids ? { ids } : {});
  }

  prefer(preferences: NotificationPreferences, etag: string): Observable<unknown> {
    return this.http.put(`${base}/notifications/preferences`, preferences, { headers: { 'If-Match': etag } });
  }
}
