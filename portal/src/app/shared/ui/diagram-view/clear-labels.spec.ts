import { describe, expect, it } from 'vitest';
import { clearPlace } from './clear-labels';

const gateway = { x: 100, y: 100, width: 50, height: 50 };
const step = { x: 200, y: 85, width: 100, height: 80 };
const way = {
  x: 150,
  y: 125,
  width: 50,
  height: 0,
  waypoints: [
    { x: 150, y: 125 },
    { x: 200, y: 125 },
  ],
};
const yes = { width: 18, height: 14 };

describe('words of a diagram', () => {
  it('stay where they cover nothing', () =>
    expect(clearPlace({ x: 160, y: 107, ...yes }, way, [gateway, step])).toBeNull());

  it('of a way leave a step that was put into it, and stay beside the way', () => {
    expect(clearPlace({ x: 190, y: 107, ...yes }, way, [gateway, step])).toEqual({ x: 178, y: 107 });
    expect(clearPlace({ x: 130, y: 107, ...yes }, way, [gateway, step])).toEqual({ x: 154, y: 107 });
  });

  it('of a way that goes up stand at its side', () => {
    const waypoints = [100, 40].map((y) => ({ x: 125, y }));
    const up = { ...way, waypoints };
    expect(clearPlace({ x: 110, y: 95, ...yes }, up, [gateway])).toEqual({ x: 103, y: 82 });
  });

  it('of a choice go to another side of it', () => {
    const below = { x: 90, y: 155, width: 100, height: 80 };
    expect(clearPlace({ x: 105, y: 154, width: 40, height: 14 }, gateway, [gateway, below])).toEqual({ x: 105, y: 82 });
  });

  it('stay where there is no room', () =>
    expect(clearPlace({ x: 130, y: 107, width: 90, height: 14 }, way, [gateway, step])).toBeNull());
});
