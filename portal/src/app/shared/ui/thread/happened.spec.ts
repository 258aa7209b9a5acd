import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import { Texts } from '../../locale/texts';
import { deedOf, lookOf } from './happened';

describe('lookOf', () => {
  it.each([
    ['APPROVAL_APPROVED', 'check', 'done'],
    ['APPROVAL_REJECTED', 'x', 'bad'],
    ['APPROVAL_INFO_REQUESTED', 'ask', 'waiting'],
    ['APPROVAL_INFO_ANSWERED', 'ask', 'open'],
    ['APPROVAL_DELEGATED', 'swap', ''],
    ['APPROVAL_ESCALATED', 'clock', 'waiting'],
    ['APPROVAL_TIMED_OUT', 'clock', 'waiting'],
    ['APPROVAL_SENT_BACK', 'undo', 'waiting'],
    ['APPROVAL_REVIEWER_ADDED', 'plus', ''],
    ['APPROVAL_REVIEWED', 'chat', ''],
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

describe('deedOf', () => {
  it.each([
    [{ kind: 'WORK', outcome: null, comments: 'Known, we are on it.' }, 'Finished a step', 'done'],
    [{ kind: 'WORK', outcome: 'QUESTION', comments: 'Which one?' }, 'Chose “A question first”', ''],
    [{ kind: 'ANSWER', outcome: null, comments: 'The second.' }, 'Answered', 'open'],
    [{ kind: 'WORK', outcome: null, step: 'Order the goods' }, 'Finished “Order the goods”', 'done'],
    [null, 'Finished a step', 'done'],
  ])('tells work and answers by what they ended with: %o', (after, what, tone) => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    expect(deedOf(TestBed.inject(Texts), { action: 'TASK_COMPLETED', after })).toMatchObject({ what, tone });
  });

  it('names files', () => {
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    const deed = deedOf(TestBed.inject(Texts), { action: 'ATTACHMENT_ADDED', after: { name: 'quote.pdf' } });
    expect(deed.what).toBe('Attached “quote.pdf”');
  });
});
