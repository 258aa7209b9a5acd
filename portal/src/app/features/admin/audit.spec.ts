import { describe, expect, it } from 'vitest';
import { changes } from './audit';

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
