import type { Approval, Attachment } from '../../shared/model/model';

/** Whether somebody was asked to decide with the file, or has decided: the server keeps it then. */
export const isDecidedUpon = ({ created_at }: Attachment, approvals: Approval[]): boolean =>
  approvals
    .filter(({ current }) => current)
    .map(({ state, requested_at, decided_at }) => (state === 'PENDING' ? requested_at : decided_at))
    .some((at) => at !== null && Date.parse(created_at) <= Date.parse(at));
