import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ApprovalAction, Job, InboxLine, Page, SavedView } from '../../shared/model/model';

const base = '/api/v1';

export interface Decision {
  comments?: string;
  delegate_to?: string;
  /** The revision of the request that was looked at; a later one is refused. */
  revision?: number;
}

/** What of the inbox is looked at: a saved view, one type of request, words. */
export interface InboxFilter {
  view?: string;
  type?: string;
  q?: string;
}

/** What waits for a person, and deciding it. */
@Injectable({ providedIn: 'root' })
export class InboxApi {
  private readonly http = inject(HttpClient);

  /** One page, the most urgent first. */
  lines({ view, type, q }: InboxFilter, cursor?: string): Observable<Page<InboxLine>> {
    const params = {
      limit: '100',
      ...(view ? { view } : {}),
      ...(type ? { ticket_type: type } : {}),
      ...(q ? { q } : {}),
      ...(cursor ? { cursor } : {}),
    };
    return this.http.get<Page<InboxLine>>(`${base}/inbox`, { params });
  }

  decide(id: string, action: ApprovalAction, decision: Decision): Observable<unknown> {
    return this.http.post(`${base}/approvals/${id}/${action.replace('_', '-')}`, decision);
  }

  decideAll(ids: string[], action: 'approve' | 'reject', comments: string): Observable<Job> {
    return this.http.post<Job>(`${base}/approvals/bulk`, { ids, action, comments });
  }

  act(task: string, action: string, body: Record<string, unknown> = {}): Observable<unknown> {
    return this.http.post(`${base}/tasks/${task}/${action}`, body);
  }

  keepView(view: Pick<SavedView, 'name' | 'filter'>): Observable<SavedView> {
    return this.http.post<SavedView>(`${base}/views`, view);
  }
}
