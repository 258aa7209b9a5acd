import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { EMPTY, expand, map, type Observable, reduce } from 'rxjs';
import type { Attachment, Comment, Page, Path, Ticket, TicketBody, Visibility } from '../../shared/model/model';

const base = '/api/v1';

export interface Versioned<T> {
  value: T;
  etag: string;
}

/** Requests and all that hangs on one of them. */
@Injectable({ providedIn: 'root' })
export class TicketsApi {
  private readonly http = inject(HttpClient);

  list(filter: Record<string, string>): Observable<Page<Ticket>> {
    return this.http.get<Page<Ticket>>(`${base}/tickets`, { params: filter });
  }

  /** The same list as a table for a spreadsheet. */
  table(filter: Record<string, string>): Observable<Blob> {
    return this.http.get(`${base}/tickets/export.csv`, { params: filter, responseType: 'blob' });
  }

  get(id: string): Observable<Versioned<Ticket>> {
    return this.http
      .get<Ticket>(`${base}/tickets/${id}`, { observe: 'response' })
      .pipe(map((answer) => ({ value: answer.body as Ticket, etag: answer.headers.get('ETag') ?? '' })));
  }

  path(id: string): Observable<Path> {
    return this.http.get<Path>(`${base}/tickets/${id}/path`);
  }

  create(body: TicketBody): Observable<Versioned<Ticket>> {
    return this.http
      .post<Ticket>(`${base}/tickets`, body, { observe: 'response' })
      .pipe(map((answer) => ({ value: answer.body as Ticket, etag: answer.headers.get('ETag') ?? '' })));
  }

  change(id: string, etag: string, change: Partial<TicketBody>): Observable<Versioned<Ticket>> {
    const headers = new HttpHeaders({ 'If-Match': etag });
    return this.http
      .patch<Ticket>(`${base}/tickets/${id}`, change, { headers, observe: 'response' })
      .pipe(map((answer) => ({ value: answer.body as Ticket, etag: answer.headers.get('ETag') ?? '' })));
  }

  discard(id: string, etag: string): Observable<void> {
    return this.http.delete<void>(`${base}/tickets/${id}`, { headers: new HttpHeaders({ 'If-Match': etag }) });
  }

  act(id: string, action: string, body: Record<string, unknown> = {}): Observable<Ticket> {
    return this.http.post<Ticket>(`${base}/tickets/${id}/${action.toLowerCase().replaceAll('_', '-')}`, body);
  }

  /** All that was said and may be read, page by page. */
  comments(id: string): Observable<Comment[]> {
    const page = (cursor?: string) =>
      this.http.get<Page<Comment>>(`${base}/tickets/${id}/comments`, {
        params: { limit: '100', ...(cursor ? { cursor } : {}) },
      });
    return page().pipe(
      expand(({ next_cursor }) => (next_cursor ? page(next_cursor) : EMPTY)),
      reduce((all: Comment[], { items }) => [...all, ...items], []),
    );
  }

  comment(id: string, text: string, visibility: Visibility, to: string[]): Observable<Comment> {
    return this.http.post<Comment>(`${base}/tickets/${id}/comments`, {
      text,
      visibility,
      ...(to.length ? { to } : {}),
    });
  }

  changeComment({ id, version }: Pick<Comment, 'id'> & { version?: number }, text: string): Observable<Comment> {
    return this.http.patch<Comment>(`${base}/comments/${id}`, { text }, { headers: { 'If-Match': `"${version}"` } });
  }

  removeComment(id: string): Observable<void> {
    return this.http.delete<void>(`${base}/comments/${id}`);
  }

  attach(id: string, file: File): Observable<Attachment> {
    const parts = new FormData();
    parts.append('file', file);
    return this.http.post<Attachment>(`${base}/tickets/${id}/attachments`, parts);
  }

  files(id: string): Observable<Page<Attachment>> {
    return this.http.get<Page<Attachment>>(`${base}/tickets/${id}/attachments`);
  }

  file(id: string): Observable<Blob> {
    return this.http.get(`${base}/attachments/${id}/content`, { responseType: 'blob' });
  }

  removeFile(id: string): Observable<void> {
    return this.http.delete<void>(`${base}/attachments/${id}`);
  }
}
