import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Me, NotificationPreferences } from '../../shared/model/model';

const base = '/api/v1';

/** The person at the keyboard, other people, and what is told to them. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(HttpClient);

  me(): Observable<Me> {
    return this.http.get<Me>(`${base}/auth/me`);
  }

  /** Without ids everything is read. */
  read(ids?: string[]): Observable<unknown> {
    return this.http.post(`${base}/notifications/read`, ids ? { ids } : {});
  }

  prefer(preferences: NotificationPreferences, etag: string): Observable<unknown> {
    return this.http.put(`${base}/notifications/preferences`, preferences, { headers: { 'If-Match': etag } });
  }
}
