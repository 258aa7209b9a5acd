import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import type { Preview } from '../../model/model';
import { PathAhead } from './path-ahead';

const person = (name: string) => ({ id: name, name, email: `${name}@acme.example`, photo: null });

describe('PathAhead', () => {
  const show = (preview: Preview) => render(PathAhead, { inputs: { preview }, providers: [provideTexts()] });

  it('names who decides, by which rule and why', async () => {
    await show({
      forecast: null,
      conversion: null,
      notes: ['23 of 28 days are left'],
      work: [{ name: 'Order the goods', group: 'Procurement', after_approval: true }],
      steps: [
        { level: 1, approvers: [person('Laura Chen')], rule: 'any', reason: 'Your manager sees it first', edge: '' },
        {
          level: 2,
          approvers: [{ group: 'Finance committee', people: [person('Priya'), person('Tom'), person('Sofia')] }],
          rule: 'quorum:2',
          reason: 'Over 5,000',
          edge: '',
        },
      ],
    });
    expect(screen.getByText('23 of 28 days are left')).toBeTruthy();
    expect(screen.getByText('Laura Chen')).toBeTruthy();
    expect(screen.getByText('Finance committee')).toBeTruthy();
    expect(screen.getByText('2 of 3')).toBeTruthy();
    expect(screen.getByText('Over 5,000')).toBeTruthy();
    expect(screen.getAllByRole('listitem').map((stop) => stop.querySelector('b')?.textContent)).toEqual([
      'Laura Chen',
      'Finance committee',
      'Order the goods',
      'Done',
    ]);
  });

  it('says once what an amount in another currency counts as', async () => {
    await show({
      forecast: null,
      conversion: {
        asked: { amount: '980.00', currency: 'EUR' },
        counted: { amount: '1136.80', currency: 'USD' },
        rate: '1.16',
      },
      notes: [],
      work: [],
      steps: [1, 2].map((level) => ({
        level,
        approvers: [person('Mike')],
        rule: 'any',
        reason: 'Over 1,000',
        edge: '',
      })),
    });
    const [first, second] = screen.getAllByRole('listitem');
    expect(first?.textContent).toContain('980.00 EUR counts as 1,136.80 USD, at 1.16 USD for one EUR');
    expect(second?.textContent).not.toContain('980.00 EUR');
  });

  it('says so when nobody has to decide', async () => {
    await show({ steps: [], work: [], forecast: null, conversion: null, notes: [] });
    expect(screen.getByText('No approval needed')).toBeTruthy();
  });
});
