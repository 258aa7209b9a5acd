import type { Approval, HistoryEntry } from '../../shared/model/model';
import type { SaidThing } from '../conversation/conversation';

/** What belongs between what was said: deciding, asking, handing on, doing the work, taking the request back. */
const acts =
  /^(APPROVAL_(APPROVED|REJECTED|DELEGATED|ESCALATED|REASSIGNED|SENT_BACK|REVIEWED|(APPROVER|REVIEWER)_ADDED|INFO_REQUESTED|INFO_ANSWERED)|TASK_COMPLETED|TICKET_(RESUBMITTED|WITHDRAW|CANCEL|REOPEN|CLOSE))$/;

const words = ['comments', 'comment', 'question', 'answer'] as const;

/** The words that were given with an act; empty when there were none. */
export const wordsOf = ({ after }: HistoryEntry): string => {
  const said = words.map((word) => after?.[word]).find((each) => typeof each === 'string');
  return typeof said === 'string' ? said : '';
};

/** Whether two entries tell of one act of one person. */
const isOneWith = (one: HistoryEntry, other: HistoryEntry): boolean =>
  one.actor?.id === other.actor?.id && Math.abs(Date.parse(one.at) - Date.parse(other.at)) < 1_000;

/** One entry for one act: work that ends with an answer or a change is told by that, and taking work by taking it. */
export const withoutEchoes = (history: HistoryEntry[]): HistoryEntry[] => {
  const sentAgain = history.filter(({ action }) => action === 'TICKET_RESUBMITTED');
  const answers = history.filter(({ action }) => action === 'APPROVAL_INFO_ANSWERED').map(wordsOf);
  const given = history.filter(({ action }) => /^TASK_(CLAIMED|UNCLAIMED|ASSIGNED)$/.test(action));
  return history.filter((entry) => {
    if (entry.action === 'TASK_COMPLETED')
      return !answers.includes(wordsOf(entry)) && !sentAgain.some((other) => isOneWith(other, entry));
    return !/^TICKET_(UN)?ASSIGNED$/.test(entry.action) || !given.some((other) => isOneWith(other, entry));
  });
};

/** Whether somebody approved what was changed since, and what they said does not stand for the request as it is now. */
const hasLapsed = ({ action, after }: HistoryEntry, approvals: Approval[]): boolean => {
  const given = approvals.find(({ id }) => id === after?.['approval']);
  if (action !== 'APPROVAL_APPROVED' || !given || given.current) return false;
  return !approvals.some(
    ({ current, state, decided_by }) => current && state === 'APPROVED' && decided_by?.id === given.decided_by?.id,
  );
};

/** What people did to a request, as part of its conversation. */
export const saidInHistory = (history: HistoryEntry[], approvals: Approval[]): SaidThing[] => {
  return withoutEchoes(history).flatMap((entry) => {
    const { id, at, actor, action, after, on_behalf_of } = entry;
    const text = wordsOf(entry);
    if (!actor || !acts.test(action)) return [];
    const author = actor;
    const said = { id, author, text, html: '', visibility: 'PUBLIC' as const, to: [], mentions: [], created_at: at };
    return [{ ...said, action, after, on_behalf_of, lapsed: hasLapsed(entry, approvals) }];
  });
};
