import { render, screen } from '@testing-library/angular';
import { describe, expect, it } from 'vitest';
import { provideTexts } from '../../../../testing/texts';
import { ClockRing } from './clock-ring';

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000 + 1_000).toISOString();

describe('ClockRing', () => {
  const show = async (inputs: {
    due: string;
    since?: string;
    paused?: boolean;
    brief?: boolean;
    toDecide?: boolean;
  }) => {
    const { fixture } = await render(ClockRing, { inputs, providers: [provideTexts()] });
    return fixture.nativeElement as HTMLElement;
  };

  it('is amber once less than a third is left', async () => {
    expect((await show({ due: inHours(2), since: inHours(-10) })).className).toContain('is-waiting');
  });

  it('is blue while there is time', async () => {
    expect((await show({ due: inHours(20), since: inHours(-1) })).className).toContain('is-open');
  });

  it('is red and says by how much once it is over', async () => {
    expect((await show({ due: inHours(-2), since: inHours(-10) })).className).toContain('is-bad');
    expect(screen.getByText(/Overdue/)).toBeTruthy();
  });

  it.each([
    [false, /^\s*Due \w{3}\b/],
    [true, /^\s*Decide by \w{3}\b/],
  ])('says what a day is the day of, to decide: %s', async (toDecide, words) => {
    expect((await show({ due: inHours(24 * 9), toDecide })).textContent).toMatch(words);
  });

  it('is brief in lists, but not for who listens', async () => {
    const ring = await show({ due: inHours(24 * 9), brief: true });
    expect(ring.querySelector('[aria-hidden=true]:not(svg)')?.textContent).not.toContain('Due');
    expect(ring.querySelector('.hidden-text')?.textContent).toContain('Due');
  });

  it('shows no time while it stands still', async () => {
    expect((await show({ due: inHours(-2), paused: true })).className).toContain('is-closed');
    expect(screen.getByText('Paused')).toBeTruthy();
  });
});
