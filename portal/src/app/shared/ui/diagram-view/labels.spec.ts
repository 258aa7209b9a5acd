import { describe, expect, it } from 'vitest';
import { piecesOf, placed, wrapped } from './labels';

/** Every letter is as wide as any other. */
const measure = (text: string) => text.length;

describe('labels of a diagram', () => {
  it('are divided between words', () => {
    expect(wrapped('Wiederaufnahme gewünscht', 16, measure)).toBe('Wiederaufnahme\ngewünscht');
    expect(wrapped('Ein Schritt ist fällig', 12, measure)).toBe('Ein Schritt\nist fällig');
    expect(wrapped('Order the goods', 20, measure)).toBe('Order the goods');
  });

  it('are divided within a word only where it does not fit, and with a hyphen', () => {
    expect(wrapped('Beschaffungsantrag prüfen', 14, measure)).toBe('Beschaffungs-\nantrag prüfen');
    expect(wrapped('E-Mail-Verteilerliste', 10, measure)).toBe('E-Mail-\nVerteiler-\nliste');
  });

  it.each([
    ['Nachträglich', 'Nach|träg|lich'],
    ['Ausstattung', 'Aus|stat|tung'],
    ['Genehmigungsantrag', 'Ge|neh|mi|gungs|an|trag'],
    ['verständigen', 'ver|stän|di|gen'],
  ])('know where %s may be divided', (word, pieces) => {
    expect(piecesOf(word).join('|')).toBe(pieces);
  });

  it('grow away from what they belong to', () => {
    const symbol = { x: 100, y: 100, width: 50, height: 50 };
    const two = { width: 80, height: 28 };
    expect(placed({ x: 95, y: 80, width: 60, height: 14 }, two, symbol)).toEqual({ x: 85, y: 66, ...two });
    expect(placed({ x: 95, y: 155, width: 60, height: 14 }, two, symbol)).toEqual({ x: 85, y: 155, ...two });
    expect(placed({ x: 155, y: 118, width: 60, height: 14 }, two, symbol)).toEqual({ x: 155, y: 111, ...two });
    expect(placed({ x: 30, y: 118, width: 60, height: 14 }, two, symbol)).toEqual({ x: 10, y: 111, ...two });
  });
});
