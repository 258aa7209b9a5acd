import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  Me,
  Notification,
  NotificationPreferences,
  Page,
  Person,
  SearchResults,
  Substitution,
} from '../../shared/model/model';

const base = '/api/v1';

/** The person at the keyboard, other people, and what is told to them. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(HttpClient);

  me(): Observable<Me> {
    return this.http.get<Me>(`${base}/auth/me`);
  }

  find(text: string): Observable<Page<Person>> {
    return this.http.get<Page<Person>>(`${base}/people`, { params: { q: text, limit: '8' } });
  }

  search(text: string): Observable<SearchResults> {
    return this.http.get<SearchResults>(`${base}/search`, { params: { q: text } });
  }

  notifications(): Observable<Page<Notification>> {
    return this.http.get<Page<Notification>>(`${base}/notifications`, { params: { limit: '50' } });
  }

  read(ids: string[]): Observable<unknown> {
    return this.http.post(`${base}/notifications/read`, { ids });
  }

  preferences(): Observable<NotificationPreferences> {
    return this.http.get<NotificationPreferences>(`${base}/notifications/preferences`);
  }

  prefer(preferences: NotificationPreferences): Observable<NotificationPreferences> {
    return this.http.put<NotificationPreferences>(`${base}/notifications/preferences`, preferences);
  }

  substitutions(): Observable<Page<Substitution>> {
    return this.http.get<Page<Substitution>>(`${base}/substitutions`);
  }

  standIn(substitution: { substitute: string; from: string; until: string }): Observable<Substitution> {
    return this.http.post<Substitution>(`${base}/substitutions`, substitution);
  }

  endSubstitution(id: string): Observable<unknown> {
    return this.http.delete(`${base}/substitutions/${id}`);
  }
}
