import { describe, expect, it } from 'vitest';
import { readFigure } from './numbers';

describe('readFigure', () => {
  const cases: [string, string, number | string | null][] = [
    ['en-GB', '3200', 3200],
    ['en-GB', '3,200', 3200],
    ['en-GB', '3,200.00', 3200],
    ['en-GB', '1,234,567', 1234567],
    ['en-GB', '3200.5', 3200.5],
    ['en-GB', '.5', 0.5],
    ['en-GB', '5.', 5],
    ['en-GB', '-5', -5],
    ['en-GB', '3 200', 3200],
    ['en-GB', "3'200.50", 3200.5],
    ['en-GB', '6.480,50', 6480.5],
    ['en-GB', '1.234.567', 1234567],
    ['en-GB', '', null],
    ['en-GB', '3,20', 'form.unclear'],
    ['en-GB', '3.200', 'form.unclear'],
    ['en-GB', '0,200', 'form.unclear'],
    ['en-GB', '1,2,3', 'form.unclear'],
    ['en-GB', '12,34,567', 'form.unclear'],
    ['en-GB', '3200.555', 'form.decimals'],
    ['en-GB', '1e9', 'form.number'],
    ['en-GB', 'about 900', 'form.number'],
    ['en-GB', '-', 'form.number'],
    ['en-GB', '12345678901234567', 'form.digits'],
    ['de-DE', '3.200', 3200],
    ['de-DE', '6.480,50', 6480.5],
    ['de-DE', '3200,5', 3200.5],
    ['de-DE', '3,200', 'form.unclear'],
    ['de-DE', '19.99', 'form.unclear'],
    ['de-CH', '3’200.50', 3200.5],
    ['fr-FR', '3\u202f200,50', 3200.5],
    ['en-IN', '12,34,567', 1234567],
  ];
  for (const [locale, text, meant] of cases)
    it(`takes "${text}" in ${locale} for ${meant}`, () => {
      const { value, wrong } = readFigure(text, locale, 2);
      expect(wrong ?? value).toBe(meant);
    });

  it('leaves it to the language where any number of digits may follow', () => {
    expect(readFigure('3.200', 'en-GB').value).toBe(3.2);
    expect(readFigure('3.200', 'de-DE').value).toBe(3200);
  });
});
