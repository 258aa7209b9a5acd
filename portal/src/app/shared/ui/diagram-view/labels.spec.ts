import { describe, expect, it } from 'vitest';
import { intrusions, piecesOf, placed, wrapped } from './labels';

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

  it('keep clear of what they belong to, the nearest way', () => {
    const symbol = { x: 100, y: 100, width: 50, height: 50 };
    const wide = { width: 80, height: 14 };
    expect(placed({ x: 148, y: 118, width: 48, height: 14 }, wide, symbol)).toEqual({ x: 153, y: 118, ...wide });
    expect(placed({ x: 50, y: 105, width: 60, height: 14 }, wide, symbol)).toEqual({ x: 17, y: 105, ...wide });
  });

  it('of a step leave room for an event at its side', () => {
    const step = { x: 100, y: 100, width: 100, height: 80 };
    const at = (x: number, y: number) => ({ x, y, width: 36, height: 36 });
    expect(intrusions(step, [at(182, 122)])).toEqual({ left: 0, right: 18 });
    expect(intrusions(step, [at(82, 122), at(130, 162)])).toEqual({ left: 18, right: 0 });
    expect(intrusions(step, [])).toEqual({ left: 0, right: 0 });
  });
});
