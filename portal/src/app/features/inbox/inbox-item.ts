import { amountOf } from '../../shared/locale/amounts';
import type { Approval, ApprovalAction, Evidence, Money, Person, Task, Ticket } from '../../shared/model/model';

/** One thing that waits for me: an approval, a question to answer, or work. */
export interface InboxItem {
  id: string;
  kind: 'approval' | 'answer' | 'work';
  ticket: Ticket;
  step: string;
  amount: Money | null;
  since: string | null;
  due: string | null;
  paused: boolean;
  actions: ApprovalAction[];
  evidence: Evidence | null;
  onBehalfOf: Person | null;
  question: string | null;
  assignee: Person | null;
}

export type Urgency = 'overdue' | 'today' | 'week' | 'later';

export const itemOfApproval = (approval: Approval): InboxItem => ({
  id: approval.id,
  kind: 'approval',
  ticket: approval.ticket,
  step: approval.step,
  amount: amountOf(approval.ticket.custom_fields),
  since: approval.requested_at,
  due: approval.due_at,
  paused: approval.ticket.status === 'PENDING_INFO',
  actions: approval.actions,
  evidence: approval.evidence,
  onBehalfOf: approval.evidence?.on_behalf_of ?? null,
  question: null,
  assignee: null,
});

export const itemOfTask = (task: Task): InboxItem => ({
  id: task.id,
  kind: task.kind === 'answer' ? 'answer' : 'work',
  ticket: task.ticket,
  step: task.name ?? '',
  amount: amountOf(task.ticket.custom_fields),
  since: task.created_at ?? null,
  due: task.due_at ?? null,
  paused: false,
  actions: [],
  evidence: null,
  onBehalfOf: null,
  question: task.question ?? null,
  assignee: task.assignee ?? null,
});

const aDay = 86_400_000;

export const urgencyOf = (item: InboxItem, now: number): Urgency => {
  if (!item.due || item.paused)
    return item.paused && item.due && Date.parse(item.due) < now + 7 * aDay ? 'week' : 'later';
  const due = Date.parse(item.due);
  if (due < now) return 'overdue';
  if (new Date(due).setHours(0, 0, 0, 0) <= new Date(now).setHours(0, 0, 0, 0)) return 'today';
  return due < now + 7 * aDay ? 'week' : 'later';
};

/** Most urgent first; what has no deadline last, the longest waiting first among equals. */
export const byUrgency = (one: InboxItem, other: InboxItem): number =>
  (one.due ?? '9999').localeCompare(other.due ?? '9999') || (one.since ?? '').localeCompare(other.since ?? '');
