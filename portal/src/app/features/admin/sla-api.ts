import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import type { Calendar, CalendarChange, SlaEffect, SlaPolicy, SlaWanted } from '../../shared/model/model';

const base = '/api/v1';

export interface Read<T> {
  value: T;
  etag: string;
}

/** Calendars and promises, as administrators keep them. */
@Injectable({ providedIn: 'root' })
export class SlaApi {
  private readonly http = inject(HttpClient);

  calendar(id: string): Observable<Read<Calendar>> {
    return this.read(`${base}/calendars/${id}`);
  }

  add(calendar: CalendarChange): Observable<Calendar> {
    return this.http.post<Calendar>(`${base}/calendars`, calendar);
  }

  change(id: string, etag: string, change: CalendarChange): Observable<Calendar> {
    return this.http.patch<Calendar>(`${base}/calendars/${id}`, change, {
      headers: new HttpHeaders({ 'If-Match': etag }),
    });
  }

  remove(id: string): Observable<void> {
    return this.http.delete<void>(`${base}/calendars/${id}`);
  }

  tryCalendar(id: string, change: CalendarChange): Observable<SlaEffect> {
    return this.http.post<SlaEffect>(`${base}/calendars/${id}/preview`, change);
  }

  policy({ ticket_type, priority }: SlaPolicy): Observable<Read<SlaPolicy>> {
    return this.read(`${base}/sla/policies/${ticket_type}/${priority}`);
  }

  promise({ ticket_type, priority }: SlaPolicy, etag: string, wanted: SlaWanted): Observable<SlaPolicy> {
    return this.http.put<SlaPolicy>(`${base}/sla/policies/${ticket_type}/${priority}`, wanted, {
      headers: new HttpHeaders({ 'If-Match': etag }),
    });
  }

  takeBack({ ticket_type, priority }: SlaPolicy, running: boolean): Observable<SlaPolicy> {
    return this.http.delete<SlaPolicy>(`${base}/sla/policies/${ticket_type}/${priority}`, {
      params: { apply_to_running: running },
    });
  }

  tryPolicy({ ticket_type, priority }: SlaPolicy, wanted: SlaWanted): Observable<SlaEffect> {
    return this.http.post<SlaEffect>(`${base}/sla/policies/preview`, { ticket_type, priority, ...wanted });
  }

  private read<T>(url: string): Observable<Read<T>> {
    return this.http
      .get<T>(url, { observe: 'response' })
      .pipe(map((answer) => ({ value: answer.body as T, etag: answer.headers.get('ETag') ?? '' })));
  }
}
