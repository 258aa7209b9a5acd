import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import type { PathStop } from '../../model/model';
import { Tracker } from './tracker';

const stop = (name: string, state: PathStop['state']): PathStop => ({
  name,
  state,
  people: [],
  group: null,
  note: null,
  at: null,
  until: null,
});

describe('Tracker', () => {
  const show = (steps: PathStop[]) => render(Tracker, { inputs: { steps }, providers: [provideTexts()] });

  it('marks the step that is on now', async () => {
    await show([stop('Submitted', 'done'), stop('Laura Chen', 'now'), stop('Completed', 'next')]);
    expect(screen.getByText('Laura Chen').closest('li')?.getAttribute('aria-current')).toBe('step');
  });

  it('folds the steps before, never the one that is on now', async () => {
    await show([
      ...['1', '2', '3', '4', '5'].map((name) => stop(name, 'done')),
      stop('Now', 'now'),
      stop('Next', 'next'),
      stop('Last', 'next'),
    ]);
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
    expect(screen.getByText('Now')).toBeTruthy();
    expect(screen.getByText('3 steps before these')).toBeTruthy();
  });

  it('has no tick for what was cancelled, and does not say that somebody refused', async () => {
    const { container } = await render(Tracker, {
      inputs: { steps: [stop('Submitted', 'done'), stop('Cancelled', 'stopped')], cancelled: true },
      providers: [provideTexts()],
    });
    const symbols = [...container.querySelectorAll('use')].map((use) => use.getAttribute('href'));
    expect(symbols).toEqual(['#i-s-completed', '#i-s-cancelled']);
  });

  it('says whose answer is waited for, and by whom', async () => {
    const mike = { id: '1', name: 'Mike Brown', email: 'head@acme.example', photo: null };
    const at = new Date(Date.now() - 3 * 60_000).toISOString();
    const note = "waits for Jane Porter's answer";
    const asked = { ...stop('Head of department', 'now'), people: [mike], note, at };
    const { rerender } = await show([asked, stop('Completed', 'next')]);
    expect(screen.getByText("Mike Brown — waits for Jane Porter's answer, for 3 min")).toBeTruthy();

    await rerender({ inputs: { steps: [{ ...asked, name: 'From 1,000 to 5,000 the head of department decides' }] } });
    expect(screen.getByText('Mike Brown')).toBeTruthy();
    expect(screen.getByText("waits for Jane Porter's answer, for 3 min")).toBeTruthy();
  });

  it('names who did the work of a group', async () => {
    const people = [{ id: '1', name: 'Bob Hale', email: 'buyer@acme.example', photo: null }];
    const times = { at: '2026-05-14T08:00:00Z', until: '2026-05-14T10:43:00Z' };
    await show([{ ...stop('Order the goods', 'done'), people, group: 'Procurement', ...times }]);
    expect(screen.getByText('Bob Hale, took 2 h 43 min')).toBeTruthy();
  });

  it('says how long a step took', async () => {
    await show([
      { ...stop('Triage', 'done'), at: '2026-05-14T08:00:00Z', until: '2026-05-14T10:43:00Z' },
      stop('Completed', 'next'),
    ]);
    expect(screen.getByText('took 2 h 43 min')).toBeTruthy();
  });
});
