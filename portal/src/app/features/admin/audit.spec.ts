import { describe, expect, it } from 'vitest';
import { changes, midnight } from './audit';

describe('changes', () => {
  it('tells each property that was or is there', () => {
    expect(
      changes({ before: { status: 'IN_REVIEW' }, after: { status: 'APPROVED', amount: { n: 1 } } } as never),
    ).toEqual([
      { name: 'status', before: 'IN_REVIEW', after: 'APPROVED' },
      { name: 'amount', before: '', after: '{"n":1}' },
    ]);
    expect(changes({ before: null, after: null })).toEqual([]);
  });
});

describe('midnight', () => {
  it('is where a day begins for the reader, and the next one ends it', () => {
    expect(midnight('2026-11-30')).toBe(new Date(2026, 10, 30).toISOString());
    expect(midnight('2026-11-30', 1)).toBe(new Date(2026, 11, 1).toISOString());
    expect(midnight('soon')).toBeUndefined();
  });
});
