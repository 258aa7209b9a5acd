import { describe, expect, it } from 'vitest';
import { milliseconds } from './clock-working';

describe('milliseconds', () => {
  it('reads durations as the platform writes them', () => {
    expect(milliseconds('PT7H30M')).toBe(27_000_000);
    expect(milliseconds('PT0S')).toBe(0);
    expect(milliseconds('PT1M0.5S')).toBe(60_500);
  });

  it('reads what is overdue as less than nothing', () => {
    expect(milliseconds('PT-1H-30M')).toBe(-5_400_000);
  });
});
