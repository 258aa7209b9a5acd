import { describe, expect, it } from 'vitest';
import { share } from './calendars';
import { short } from './sla';

describe('share', () => {
  it('places a time on the line of a day', () => {
    expect(share('00:00')).toBe(0);
    expect(share('12:00')).toBe(50);
    expect(share('24:00')).toBe(100);
    expect(share('soon')).toBe(0);
  });
});

describe('short', () => {
  it('says amounts in few letters', () => {
    expect(short('PT30M')).toBe('30 min');
    expect(short('P2D')).toBe('2 d');
    expect(short(null)).toBe('–');
    expect(short('P1W')).toBe('P1W');
  });
});
