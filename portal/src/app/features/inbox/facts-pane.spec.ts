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

  it('says an amount once that counted as it was asked for', async () => {
    await show('USD');
    expect(screen.getByText('1,136.80 USD')).toBeTruthy();
  });
});
