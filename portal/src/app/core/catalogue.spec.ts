import { expect, it } from 'vitest';
import { symbolNames, symbolOf } from './catalogue';

it('shows the symbol that a pack names, and else the one that its key speaks of', () => {
  expect(symbolOf('bolt', 'purchase')).toBe('bolt');
  expect(symbolOf('request', 'purchase')).toBe('request');
  expect(symbolOf('unicorn', 'it-hardware')).toBe('laptop');
  expect(symbolOf('', 'custom')).toBe('request');
  expect(new Set(symbolNames.map((name) => symbolOf(name, ''))).size).toBe(symbolNames.length);
});
