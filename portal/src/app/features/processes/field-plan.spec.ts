import { describe, expect, it } from 'vitest';
import type { Part } from '../../shared/ui/form-view/schema';
import { entryChanges, entryValue, planOf } from './field-plan';

const property: Part = {
  type: 'select',
  id: 'field_property',
  key: 'property',
  label: 'Property',
  properties: { source: 'properties', about: 'true', other: 'kept' },
  validate: { required: true },
};

const entryOf = (part: Part, path: string) => {
  const entry = planOf(part, [property, part]).find((each) => each.path === path);
  if (!entry) throw new Error(`nothing to say of ${path}`);
  return entry;
};
const said = (part: Part, path: string, value: string | boolean): Part => ({
  ...part,
  ...entryChanges(part, entryOf(part, path), value),
});

describe('what can be said of a field', () => {
  it('keeps the custom properties that it does not know [F1]', () => {
    expect(entryValue(property, entryOf(property, 'properties.about'))).toBe(true);
    expect(said(property, 'properties.about', false).properties).toEqual({ source: 'properties', other: 'kept' });
    expect(said(property, 'validate.required', false)).toEqual({ ...property, validate: undefined });
  });

  it('gives choices a source or a list, never both [F1]', () => {
    const listed = said(property, 'properties.source', '');
    expect(listed.values).toHaveLength(1);
    expect(listed.properties).toEqual({ about: 'true', other: 'kept' });

    const again = said({ ...listed, values: [{ label: 'A', value: 'a' }] }, 'properties.source', 'categories');
    expect(again.values).toBeUndefined();
    expect(again.properties).toEqual({ source: 'categories', about: 'true', other: 'kept' });
  });

  it('writes figures as figures, conditions with their sign, and takes nothing for a figure that is none [F1]', () => {
    const amount: Part = { type: 'number', id: 'a', key: 'amount', validate: { required: true } };
    expect(said(amount, 'validate.min', '0.01').validate).toEqual({ required: true, min: 0.01 });
    expect(entryChanges(amount, entryOf(amount, 'validate.min'), 'much')).toBeNull();
    const hidden = said(amount, 'conditional.hide', 'property = null');
    expect(hidden.conditional).toEqual({ hide: '=property = null' });
    expect(entryValue(hidden, entryOf(hidden, 'conditional.hide'))).toBe('property = null');
    expect(said(hidden, 'conditional.hide', ' ').conditional).toBeUndefined();
  });

  it('offers the dates that stand before a date as its earliest, and asks for a time by the clock [F1]', () => {
    const days = ['first', 'last', 'later'].map((key): Part => ({ type: 'datetime', id: key, key, subtype: 'date' }));
    const last = days[1] as Part;
    const notBefore = planOf(last, days).find(({ path }) => path === 'properties.notBefore');
    expect(notBefore?.options).toEqual(['first']);

    const timed = said({ ...last, dateLabel: 'Last day' }, 'subtype', 'datetime');
    expect(timed).toEqual(expect.objectContaining({ dateLabel: 'Last day', timeLabel: 'Time', timeInterval: 15 }));
    const hour = said(timed, 'subtype', 'time');
    expect([hour.subtype, hour.dateLabel, hour.timeLabel]).toEqual(['time', undefined, 'Time']);
    expect(JSON.parse(JSON.stringify(said(timed, 'subtype', 'date')))).toEqual({ ...last, dateLabel: 'Last day' });
  });

  it('offers what fits the field [F1]', () => {
    const paths = (part: Part) => planOf(part, [property, part]).map(({ path }) => path);
    const line: Part = { type: 'textfield', id: 'l', key: 'line' };
    expect(paths(line)).toContain('validate.pattern');
    expect(paths(said(line, 'validate.validationType', 'email'))).not.toContain('validate.pattern');
    expect(paths({ type: 'datetime', id: 'd', subtype: 'time' })).not.toContain('properties.notBefore');
    expect(paths({ type: 'separator', id: 's' })).toEqual(['layout.columns', 'conditional.hide']);
  });
});
