import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import type { Preview } from '../../model/model';
import { PathAhead } from './path-ahead';

const person = (name: string) => ({ id: name, name, email: `${name}@acme.example` });

describe('PathAhead', () => {
  const show = (preview: Preview) => render(PathAhead, { inputs: { preview }, providers: [provideTexts()] });

  it('names who decides, by which rule and why', async () => {
    await show({
      forecast: null,
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

  it('says so when nobody has to decide', async () => {
    await show({ steps: [], work: [], forecast: null });
    expect(screen.getByText('No approval needed')).toBeTruthy();
  });
});
