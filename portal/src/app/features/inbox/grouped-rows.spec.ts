import type { CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { describe, expect, it } from 'vitest';
import { GroupedRows } from './grouped-rows';

const heights = Array.from({ length: 1_000 }, (_, row) => (row % 100 === 0 ? 96 : 64));

const scrolledTo = (offset: number) => {
  const seen = { start: 0, end: 0, offset: 0, total: 0, to: -1 };
  const viewport = {
    measureScrollOffset: () => offset,
    getViewportSize: () => 640,
    setTotalContentSize: (total: number) => (seen.total = total),
    setRenderedRange: ({ start, end }: { start: number; end: number }) => Object.assign(seen, { start, end }),
    setRenderedContentOffset: (top: number) => (seen.offset = top),
    scrollToOffset: (to: number) => (seen.to = to),
  };
  const rows = new GroupedRows(() => heights);
  rows.attach(viewport as unknown as CdkVirtualScrollViewport);
  return { rows, seen };
};

describe('GroupedRows', () => {
  it('renders what is seen and a little around it, at its place', () => {
    const { seen } = scrolledTo(10_000);
    expect(seen.total).toBe(1_000 * 64 + 10 * 32);
    expect(seen.end - seen.start).toBeLessThan(30);
    expect(seen.offset).toBe(heights.slice(0, seen.start).reduce((sum, height) => sum + height, 0));
    expect(seen.offset).toBeLessThanOrEqual(10_000);
  });

  it('moves only as far as the row needs, and not at all when it is seen', () => {
    const { rows, seen } = scrolledTo(0);
    rows.reveal(3, 32);
    expect(seen.to).toBe(-1);
    rows.reveal(20, 32);
    expect(seen.to).toBe(21 * 64 + 32 - 640);
  });
});
