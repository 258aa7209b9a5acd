import { describe, expect, it } from 'vitest';
import type { Approval, HistoryEntry } from '../../shared/model/model';
import { saidInHistory as said } from './said-in-history';

const mike = { id: 'mike', name: 'Mike Brown', email: 'head@acme.example', photo: null };

const entry = (action: string, after: HistoryEntry['after'], actor: HistoryEntry['actor'] = mike): HistoryEntry => ({
  id: action,
  at: '2026-05-14T08:00:00Z',
  actor,
  action,
  subject_type: 'ticket',
  subject: 't1',
  before: null,
  after,
  channel: 'PORTAL',
  address: null,
  request_id: null,
  on_behalf_of: null,
  whom: [],
  ticket: 't1',
});

const saidInHistory = (history: HistoryEntry[]) => said(history, []);

describe('saidInHistory', () => {
  it('tells the reason of a rejection where the requester reads', () => {
    expect(saidInHistory([entry('APPROVAL_REJECTED', { comments: 'Over budget' })])).toMatchObject([
      { author: mike, action: 'APPROVAL_REJECTED', text: 'Over budget' },
    ]);
  });

  it('tells acts without words too, but not what happens by itself', () => {
    const said = saidInHistory([
      entry('APPROVAL_APPROVED', {}),
      entry('APPROVAL_ESCALATED', {}, null),
      entry('TICKET_STATUS_CHANGED', { status: 'IN_PROGRESS' }),
    ]);
    expect(said.map(({ action, text }) => [action, text])).toEqual([['APPROVAL_APPROVED', '']]);
  });

  it('tells once that a request was sent again', () => {
    const said = saidInHistory([entry('TASK_COMPLETED', {}), entry('TICKET_RESUBMITTED', {})]);
    expect(said.map(({ action }) => action)).toEqual(['TICKET_RESUBMITTED']);
  });

  it('tells an answer once', () => {
    const said = saidInHistory([
      entry('TASK_COMPLETED', { comments: 'Two' }),
      entry('APPROVAL_INFO_ANSWERED', { answer: 'Two' }),
    ]);
    expect(said.map(({ action }) => action)).toEqual(['APPROVAL_INFO_ANSWERED']);
  });

  it.each([
    ['counts while its plan does', [{ id: 'a1', current: true }], false],
    ['counts no more once the request changed', [{ id: 'a1', current: false }], true],
    [
      'counts when the plan of now took it over',
      [
        { id: 'a1', current: false },
        { id: 'a2', current: true },
      ],
      false,
    ],
  ])('tells whether an approval %s', (_, approvals, lapsed) => {
    const given = approvals.map((each) => ({ ...each, state: 'APPROVED', decided_by: mike }) as Approval);
    expect(said([entry('APPROVAL_APPROVED', { approval: 'a1' })], given)).toMatchObject([{ lapsed }]);
  });
});
