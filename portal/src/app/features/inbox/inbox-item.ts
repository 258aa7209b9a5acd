import type { Zone } from '../../shared/locale/zone';
import type { ApprovalAction, InboxLine } from '../../shared/model/model';

export type Urgency = 'overdue' | 'today' | 'week' | 'later';

const aWeek = 7 * 86_400_000;

/** The clock stands still while the requester is asked something. */
export const isPaused = (line: InboxLine): boolean => line.kind === 'approval' && line.ticket.status === 'PENDING_INFO';

export const isStandIn = (line: InboxLine): boolean => !!line.facts['on_behalf_of'];

export const can = (line: InboxLine, action: ApprovalAction): boolean => line.actions.includes(action);

export const urgencyOf = (line: InboxLine, now: number, zone: Zone): Urgency => {
  if (!line.due_at) return 'later';
  const due = Date.parse(line.due_at);
  if (due < now && !isPaused(line)) return 'overdue';
  if (zone.dayOf(due) <= zone.dayOf(now)) return 'today';
  return due < now + aWeek ? 'week' : 'later';
};
