import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Job, TicketImport } from '../../shared/model/model';

const base = '/api/v1/tickets/imports';

/** How a table is to be taken. */
export interface Wish {
  type: string;
  dry_run?: boolean;
  skip_errors?: boolean;
  again?: boolean;
}

/** Tables of requests. */
@Injectable({ providedIn: 'root' })
export class ImportsApi {
  private readonly http = inject(HttpClient);

  template(type: string): Observable<Blob> {
    return this.http.get(`${base}/template.csv`, { params: { type }, responseType: 'blob' });
  }

  send(file: File, wish: Wish): Observable<TicketImport> {
    const body = new FormData();
    body.append('file', file);
    return this.http.post<TicketImport>(base, body, { params: { ...wish } });
  }

  get(id: string): Observable<TicketImport> {
    return this.http.get<TicketImport>(`${base}/${encodeURIComponent(id)}`);
  }

  wrongRows(id: string): Observable<Blob> {
    return this.http.get(`${base}/${id}/errors.csv`, { responseType: 'blob' });
  }

  /** @param results whether what came of each row is wanted, too */
  job(id: string, results: boolean): Observable<Job> {
    return this.http.get<Job>(`/api/v1/jobs/${id}`, { params: { results } });
  }
}
