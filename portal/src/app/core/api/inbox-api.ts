import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import type { Approval, ApprovalAction, BulkOutcome, Page, SavedView, Task } from '../../shared/model/model';

const base = '/api/v1';

export interface Decision {
  comments?: string;
  delegate_to?: string;
}

/** What waits for a person, and deciding it. */
@Injectable({ providedIn: 'root' })
export class InboxApi {
  private readonly http = inject(HttpClient);

  pending(filter: Record<string, string> = {}): Observable<Page<Approval>> {
    return this.http.get<Page<Approval>>(`${base}/approvals/pending`, { params: { limit: '100', ...filter } });
  }

  decide(id: string, action: ApprovalAction, decision: Decision): Observable<unknown> {
    return this.http.post(`${base}/approvals/${id}/${action.replace('_', '-')}`, decision);
  }

  decideAll(ids: string[], action: 'approve' | 'reject', comments: string): Observable<BulkOutcome> {
    return this.http.post<BulkOutcome>(`${base}/approvals/bulk`, { ids, action, comments });
  }

  tasks(filter: Record<string, string> = {}): Observable<Page<Task>> {
    return this.http.get<Page<Task>>(`${base}/tasks`, { params: { limit: '100', ...filter } });
  }

  act(task: string, action: string, body: Record<string, unknown> = {}): Observable<unknown> {
    return this.http.post(`${base}/tasks/${task}/${action}`, body);
  }

  views(): Observable<Page<SavedView>> {
    return this.http.get<Page<SavedView>>(`${base}/views`);
  }

  keepView(view: Omit<SavedView, 'id' | 'count'>): Observable<SavedView> {
    return this.http.post<SavedView>(`${base}/views`, view);
  }

  dropView(id: string): Observable<unknown> {
    return this.http.delete(`${base}/views/${id}`);
  }
}
