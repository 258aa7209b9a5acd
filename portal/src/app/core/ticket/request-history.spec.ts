import { render } from '@testing-library/angular';
import { expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { HistoryEntry } from '../../shared/model/model';
import { RequestHistory } from './request-history';

const jane = { id: 'jane', name: 'Jane Porter', email: 'employee@acme.example', photo: null };
const form = {
  components: [
    { key: 'budget', type: 'textfield', label: 'Budget code' },
    { key: 'seats', type: 'number', label: 'Seats' },
    { key: 'urgent', type: 'checkbox', label: 'Urgent' },
  ],
};

it('says what was changed, by the names of the fields', async () => {
  const entry = {
    id: 'one',
    at: '2026-05-14T08:00:00Z',
    actor: jane,
    action: 'TICKET_EDITED',
    before: { amount: '8000', budget: 'A-1', description: 'Two', priority: 'LOW', urgent: 'true', tags: '[]' },
    after: {
      amount: '9000.5',
      budget: 'null',
      seats: '1200',
      description: 'Three of them. '.repeat(9),
      priority: 'HIGH',
      urgent: 'false',
      tags: '[new, office]',
      place: '{lat=1}',
    },
    whom: [],
  } as unknown as HistoryEntry;

  const { container } = await render(RequestHistory, {
    inputs: { entries: [entry], form, brief: true },
    providers: [provideTexts()],
  });

  expect([...container.querySelectorAll('i')].map((line) => line.textContent)).toEqual([
    'Amount: 8,000 → 9,000.5',
    'Budget code: A-1 → –',
    'What it is about',
    'Priority: Low → High',
    'Urgent: Yes → No',
    'Tags: – → new, office',
    'Seats: – → 1,200',
    'Place',
  ]);
});

it('says why a request is done that nobody worked on any more', async () => {
  const entry = {
    id: 'one',
    at: '2026-05-14T08:00:00Z',
    actor: null,
    action: 'TICKET_STATUS_CHANGED',
    before: { status: 'PENDING_INFO' },
    after: { status: 'COMPLETED', step: 'Completed', unanswered: true },
    whom: [],
  } as unknown as HistoryEntry;

  const { container } = await render(RequestHistory, {
    inputs: { entries: [entry], form },
    providers: [provideTexts()],
  });

  expect(container.textContent).toContain('Nobody answered the question in time');
});
