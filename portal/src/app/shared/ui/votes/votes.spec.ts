import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import type { Approval } from '../../model/model';
import { Votes } from './votes';

const person = (name: string) => ({ id: name, name, email: `${name}@acme.example`, photo: null });
const approval = (name: string, state: Approval['state']): Approval => ({
  id: name,
  ticket: {
    id: 't',
    ticket_number: 'FIN-1',
    title: 'Camera',
    ticket_type: 'purchase',
    status: 'IN_REVIEW',
    priority: 'LOW',
    requester: person('Jane'),
    amount: null,
  },
  step: 'Finance committee',
  level: 1,
  rule: 'quorum:2',
  state,
  current: true,
  approvers: [person(name)],
  substitutes: [],
  added: null,
  requested_at: '2026-05-14T10:00:00Z',
  due_at: null,
  decided_by: null,
  decided_at: null,
  channel: null,
  comments: null,
  revision: 1,
  evidence: { rule: '', inputs: {}, amounts: {}, reason: '', edge: '', release: 1, on_behalf_of: null },
  votes:
    state === 'PENDING'
      ? []
      : [{ person: person(name), on_behalf_of: null, decision: state, at: null, comments: null }],
  actions: [],
});

describe('Votes', () => {
  it('tells the people of one step and the rule that counts their votes', async () => {
    await render(Votes, {
      inputs: { approvals: [approval('Priya', 'APPROVED'), approval('Tom', 'PENDING'), approval('Sofia', 'PENDING')] },
      providers: [provideTexts()],
    });
    expect(screen.getByText('2 of 3')).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(screen.getByText('Priya').closest('li')?.textContent).toContain('Approved');
    expect(screen.getByText('Tom').closest('li')?.textContent).toContain('Asked');
  });

  it('counts a substitute as the voice of the absent person', async () => {
    const asked = approval('Priya', 'PENDING');
    asked.approvers.push(person('Hannah'));
    asked.substitutes.push({ person: person('Hannah'), for: person('Priya') });
    const decided = approval('Tom', 'APPROVED');
    decided.approvers.push(person('Grace'));
    decided.votes = [
      { person: person('Grace'), on_behalf_of: person('Tom'), decision: 'APPROVED', at: null, comments: null },
    ];
    await render(Votes, { inputs: { approvals: [asked, decided] }, providers: [provideTexts()] });
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('Priya').closest('li')?.textContent).toContain('or Hannah, who stands in');
    expect(screen.getByText('Grace').closest('li')?.textContent).toContain('for Tom');
  });

  it('tells who is asked for an opinion only, and that it was given', async () => {
    const deciding = approval('Priya', 'PENDING');
    const added = {
      ...approval('Hannah', 'PENDING'),
      added: { role: 'APPROVER', by: person('Priya'), reason: 'Knows' },
    };
    const asked = {
      ...approval('Tom', 'PENDING'),
      added: { role: 'REVIEWER', by: person('Priya'), reason: 'Knows it' },
    };
    const given = { ...approval('Grace', 'REVIEWED'), added: asked.added };
    given.votes = [{ person: person('Grace'), on_behalf_of: null, decision: 'REVIEWED', at: null, comments: 'Fine' }];
    await render(Votes, { inputs: { approvals: [deciding, added, asked, given] }, providers: [provideTexts()] });
    expect(screen.getByText('Tom').closest('li')?.textContent).toContain('for an opinion');
    expect(screen.getByText('Grace').closest('li')?.textContent).toContain('Opinion given');
    expect(screen.getByText('Hannah').closest('li')?.textContent).toContain('asked as well');
    expect(screen.queryByText(/of 4/)).toBeNull();
    expect(screen.getByText('Priya').closest('li')?.textContent).not.toContain('for an opinion');
  });
});
