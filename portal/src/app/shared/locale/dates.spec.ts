import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTexts } from '../../../testing/texts';
import { Dates } from './dates';

describe('Dates', () => {
  let dates: Dates;

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(2026, 4, 14, 10, 0) });
    TestBed.configureTestingModule({ providers: [provideTexts()] });
    dates = TestBed.inject(Dates);
  });
  afterEach(() => vi.useRealTimers());

  const local = (...parts: [number, number, number, number?, number?]) => new Date(...parts).toISOString();

  it('says days as people say them', () => {
    expect(dates.day(local(2026, 4, 14, 23, 59))).toBe('Today');
    expect(dates.day(local(2026, 4, 15, 0, 1))).toBe('Tomorrow');
    expect(dates.day(local(2026, 4, 13, 23, 59))).toBe('Yesterday');
    expect(dates.day(local(2026, 4, 20))).toContain('20');
    expect(dates.day(local(2025, 4, 20))).toContain('2025');
  });

  it('says them within a sentence', () => {
    expect(dates.dayWithin(local(2026, 4, 15))).toBe('tomorrow');
    expect(dates.dayWithin(local(2026, 4, 20))).toContain('Wed');
  });

  it('tells spans in the two largest units that matter', () => {
    expect(dates.span(40 * 60_000)).toBe('40 min');
    expect(dates.span(110 * 60_000)).toBe('1 h 50 min');
    expect(dates.span(-110 * 60_000)).toBe('1 h 50 min');
    expect(dates.span(65 * 60_000)).toBe('1 h 5 min');
    expect(dates.span(30 * 3_600_000)).toBe('1 d 6 h');
    expect(dates.span(2 * 86_400_000)).toBe('2 d');
  });
});
