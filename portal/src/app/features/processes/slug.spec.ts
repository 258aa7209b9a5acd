import { expect, it } from 'vitest';
import { slugOf } from './slug';

it('leaves small letters, digits and single hyphens', () => {
  expect(slugOf('Gerät für  zu Hause: 2', 40)).toBe('gera-t-fu-r-zu-hause-2');
});
