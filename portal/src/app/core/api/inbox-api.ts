import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { catchError, map, type Observable, throwError } from 'rxjs';
import type { Approval, ApprovalAction, InboxLine, Job, Page, SavedView } from '../../shared/model/model';
import { addresses, type InboxFilter } from './addresses';
import { Problem } from './problem';

const base = '/api/v1';

export interface Decision {
  comments?: string;
  delegate_to?: string;
  /** The revision of the request that was looked at; a later one is refused. */
  revision?: number;
}

/** One line by itself; for a decision also what became of it. */
export interface SingleLine {
  line: InboxLine;
  approval: Approval | null;
}

/** What an approval offers to those who are asked; administrators are offered more. */
const deciding: string[] = [
  'approve',
  'reject',
  'request_info',
  'send_back',
  'review',
  'delegate',
  'escalate',
] satisfies ApprovalAction[];

const lineOf = (approval: Approval): InboxLine => ({
  id: approval.id,
  kind: 'approval',
  step: approval.step,
  ticket: approval.ticket as InboxLine['ticket'],
  question: null,
  approval_id: null,
  requested_at: approval.requested_at,
  due_at: approval.due_at,
  urgency: 'NONE',
  assignee: null,
  claimed_at: null,
  candidate_groups: [],
  outcomes: [],
  facts: approval.evidence.on_behalf_of ? { on_behalf_of: approval.evidence.on_behalf_of } : {},
  actions: approval.actions.filter((action) => deciding.includes(action)),
});

/** What waits for a person, and deciding it. */
@Injectable({ providedIn: 'root' })
export class InboxApi {
  private readonly http = inject(HttpClient);

  /** One page, the most urgent first. */
  lines(filter: InboxFilter, cursor?: string): Observable<Page<InboxLine>> {
    return this.http.get<Page<InboxLine>>(addresses.inbox(filter, cursor));
  }

  /** A line that is on no page that was read; where nobody knows its kind, a decision or else a task. */
  line(id: string, kind?: string): Observable<SingleLine> {
    const at = encodeURIComponent(id);
    const task = this.http
      .get<InboxLine>(`${base}/tasks/${at}`)
      .pipe(map((line): SingleLine => ({ line, approval: null })));
    if (kind && kind !== 'approval') return task;
    return this.http.get<Approval>(`${base}/approvals/${at}`).pipe(
      map((approval): SingleLine => ({ line: lineOf(approval), approval })),
      catchError((error: unknown) => (!kind && Problem.of(error).status === 404 ? task : throwError(() => error))),
    );
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
