import { describe, expect, it } from 'vitest';
import { lookOf } from './happened';

describe('lookOf', () => {
  it.each([
    ['APPROVAL_APPROVED', 'check', 'done'],
    ['APPROVAL_REJECTED', 'x', 'bad'],
    ['APPROVAL_INFO_REQUESTED', 'ask', 'waiting'],
    ['APPROVAL_INFO_ANSWERED', 'ask', 'waiting'],
    ['APPROVAL_DELEGATED', 'swap', ''],
    ['APPROVAL_ESCALATED', 'clock', 'waiting'],
    ['APPROVAL_TIMED_OUT', 'clock', 'waiting'],
    ['APPROVAL_ASKED', 'inbox', ''],
    ['APPROVAL_PLANNED_AGAIN', 'retry', ''],
    ['TICKET_WITHDRAW', 'minus', 'closed'],
    ['TICKET_REOPEN', 'retry', 'open'],
    ['TICKET_SUBMITTED', 'send', 'open'],
    ['TASK_COMPLETED', 'check', 'done'],
    ['SOMETHING_NEW_YET', 'info', ''],
  ])('marks %s as what it is', (code, icon, tone) => {
    expect(lookOf(code)).toEqual({ icon, tone });
  });
});
