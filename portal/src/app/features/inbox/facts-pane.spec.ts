import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { Approval, InboxLine, TicketRef } from '../../shared/model/model';
import { FactsPane } from './facts-pane';

const line = { kind: 'approval', requested_at: '2026-05-14T08:00:00Z', facts: {} } as unknown as InboxLine;
const why = { reason: 'The head decides', edge: '', inputs: {}, amounts: {} };

describe('FactsPane', () => {
  const show = (currency: string) =>
    render(FactsPane, {
      inputs: {
        item: line,
        ticket: { priority: 'LOW', amount: { amount: '980.00', currency } } as TicketRef,
        full: null,
        typeName: 'Purchase',
        more: [],
        approvals: [],
        approval: {
          votes: [],
          approvers: [],
          substitutes: [],
          evidence: { ...why, inputs: { Betrag: 1136.8 }, amounts: { Betrag: { amount: '1136.80', currency: 'USD' } } },
        } as unknown as Approval,
      },
      providers: [provideTexts()],
    });

  it('says of which amount the one was made that counted, whatever the rule calls it', async () => {
    await show('EUR');
    expect(screen.getByText('1,136.80 USD for 980.00 EUR')).toBeTruthy();
  });

  it('tells everybody who is asked in the same step, and how many are needed', async () => {
    const asked = (name: string, state: string, step = 'Committee') =>
      ({
        id: name,
        step,
        level: 2,
        current: true,
        state,
        rule: 'quorum:2',
        approvers: [{ id: name, name, email: '', photo: null }],
        substitutes: [],
        votes:
          state === 'PENDING'
            ? []
            : [
                {
                  person: { id: name, name, email: '', photo: null },
                  on_behalf_of: null,
                  decision: state,
                  at: null,
                  comments: null,
                },
              ],
        actions: [],
        added: null,
        evidence: why,
      }) as unknown as Approval;
    await render(FactsPane, {
      inputs: {
        item: line,
        ticket: { priority: 'LOW', amount: null } as TicketRef,
        full: null,
        typeName: 'Purchase',
        more: [],
        approval: asked('Finn', 'PENDING'),
        approvals: [
          asked('Finn', 'PENDING'),
          asked('Freda', 'APPROVED'),
          asked('Falk', 'PENDING'),
          asked('Laura', 'APPROVED', 'Manager'),
        ],
      },
      providers: [provideTexts(), provideHttpClient(), provideHttpClientTesting()],
    });
    expect(screen.getByText('2 of 3')).toBeTruthy();
    const said = screen.getAllByRole('listitem').map((each) => each.textContent?.replaceAll(/\s+/g, ' ').trim());
    expect(said.filter((each) => /Asked|Approved/.test(each ?? ''))).toEqual([
      expect.stringMatching(/Freda.*Approved/),
      expect.stringMatching(/Finn.*Asked/),
      expect.stringMatching(/Falk.*Asked/),
    ]);
  });

  it('says each reason once, however often the evidence says it', async () => {
    const again = 'Those asked before did not decide, so the next above is asked.';
    const approval = {
      step: why.reason,
      votes: [],
      approvers: [],
      substitutes: [],
      actions: ['add_approver'],
      evidence: { ...why, edge: `The manager of Jane Porter is asked. ${again} ${again}` },
    } as unknown as Approval;
    await render(FactsPane, {
      inputs: {
        item: line,
        ticket: { priority: 'LOW', amount: null } as TicketRef,
        full: null,
        typeName: 'Purchase',
        more: [],
        approvals: [],
        approval,
      },
      providers: [provideTexts(), provideHttpClient(), provideHttpClientTesting()],
    });
    expect(screen.getAllByText(/The head decides/)).toHaveLength(1);
    expect(screen.getByText(`The manager of Jane Porter is asked. ${again}`)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Who is asked' })).toBeTruthy();
  });

  it('says who asks, when a question is to be answered', async () => {
    await render(FactsPane, {
      inputs: {
        item: { ...line, kind: 'answer', facts: { asked_by: { name: 'Grace Liu' } } } as unknown as InboxLine,
        ticket: { priority: 'LOW', amount: null } as TicketRef,
        full: null,
        typeName: 'Purchase',
        more: [],
        approvals: [],
        approval: null,
      },
      providers: [provideTexts()],
    });
    expect(screen.getByRole('heading', { name: 'Why me?' })).toBeTruthy();
    expect(screen.getByText(/^Grace Liu asks you\./)).toBeTruthy();
  });

  it('says an amount once that counted as it was asked for', async () => {
    await show('USD');
    expect(screen.getByText('1,136.80 USD')).toBeTruthy();
  });
});
