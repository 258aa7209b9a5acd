import { describe, expect, it } from 'vitest';
import type { NodeUse, Usage } from './design-api';
import { bottlenecksOf, figureOf, heatOf } from './usage';

const node = (name: string, visits: number, median: number | null, here = 0): NodeUse => ({
  process: 'purchase',
  node: name,
  name,
  visits,
  here,
  median_seconds: median,
  most_seconds: median,
});
const usage = (requests: number, ...nodes: NodeUse[]): Usage => ({ release: 1, requests, cleaned: 0, nodes, ways: [] });
const ordered = (all: Usage, other?: Usage) => bottlenecksOf(all.nodes, all, other);

describe('The heat of a node', () => {
  it('goes in five equal steps up to the most [J5]', () => {
    expect([1, 20, 21, 40, 60, 61, 80, 81, 100].map((figure) => heatOf(figure, 100))).toEqual([
      1, 1, 2, 2, 3, 4, 4, 5, 5,
    ]);
  });

  it('is none where there is nothing to count or to measure', () => {
    expect(heatOf(0, 100)).toBeUndefined();
    expect(heatOf(0, 0)).toBeUndefined();
    expect(heatOf(figureOf(node('waits', 3, null), 'long'), 100)).toBeUndefined();
    expect(heatOf(figureOf(node('waits', 3, null), 'often'), 3)).toBe(5);
  });
});

describe('The bottlenecks', () => {
  it('are those with the longest middle stay times the visits first, and leave out what nobody stays at', () => {
    const all = usage(
      10,
      node('gateway', 10, 0),
      node('rare', 1, 500),
      node('often', 10, 60),
      node('unleft', 2, null, 2),
    );

    expect(ordered(all).map(({ name }) => name)).toEqual(['often', 'rare', 'unleft']);
  });

  it('tell the difference to another release per request [J5]', () => {
    const now = usage(10, node('Approve', 15, 60), node('New', 5, 30), node('Waits', 1, null, 1));
    const before = usage(20, node('Approve', 20, 90), node('Waits', 2, 10));

    expect(ordered(now, before).map(({ name, longer, moreVisits }) => ({ name, longer, moreVisits }))).toEqual([
      { name: 'Approve', longer: -30, moreVisits: 0.5 },
      { name: 'New', longer: undefined, moreVisits: 0.5 },
      { name: 'Waits', longer: undefined, moreVisits: 0 },
    ]);
  });

  it('tell no difference to a release without requests', () => {
    const [first] = ordered(usage(10, node('Approve', 15, 60)), usage(0));

    expect(first).not.toHaveProperty('moreVisits');
  });
});
