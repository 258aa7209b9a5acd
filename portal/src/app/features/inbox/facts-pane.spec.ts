import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import type { Approval, TicketRef } from '../../shared/model/model';
import { FactsPane } from './facts-pane';

describe('FactsPane', () => {
  const show = (currency: string) =>
    render(FactsPane, {
      inputs: {
        ticket: { priority: 'LOW', amount: { amount: '980.00', currency } } as TicketRef,
        full: null,
        typeName: 'Purchase',
        more: [],
        approvals: [],
        approval: {
          votes: [],
          approvers: [],
          substitutes: [],
          evidence: { inputs: { Betrag: 1136.8 }, amounts: { Betrag: { amount: '1136.80', currency: 'USD' } } },
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
        evidence: { inputs: {}, amounts: {} },
      }) as unknown as Approval;
    await render(FactsPane, {
      inputs: {
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

  it('says an amount once that counted as it was asked for', async () => {
    await show('USD');
    expect(screen.getByText('1,136.80 USD')).toBeTruthy();
  });
});
