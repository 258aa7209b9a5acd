import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { formOf, partsOf } from '../../shared/ui/form-view/schema';
import { conditionText, plainCondition } from './plain-condition';
import { plainTime, timeText } from './plain-time';
import { readablesOf } from './readables';

const packs = '../processes/src/main/resources/packs';
const models = globSync(`${packs}/*/*.bpmn`).map((file) => {
  const forms = globSync(join(dirname(file), '*.form')).map((form) => formOf(readFileSync(form, 'utf8')));
  const readables = readablesOf(
    forms.flatMap((form) => partsOf(form ?? {})),
    [],
    (key) => key,
  );
  return { text: readFileSync(file, 'utf8'), readables };
});
const unescaped = (text: string) =>
  text.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => unescaped(found));

it('tells the conditions of all packs again as they are, and leaves those alone that are not simple [F1]', () => {
  const left: string[] = [];
  let plain = 0;
  for (const { text, readables } of models)
    for (const condition of all(text, /<bpmn:conditionExpression[^>]*>([^<]*)/g)) {
      const told = plainCondition(condition, readables);
      if (told) {
        const kind = readables.find(({ value }) => value === told.read)?.kind ?? 'words';
        expect(conditionText(told, kind)).toBe(condition);
        plain++;
      } else left.push(condition);
    }
  expect(plain).toBeGreaterThan(20);
  expect(left.sort()).toEqual([
    "${approval.outcome == 'APPROVED' || approval.outcome == 'REJECTED'}",
    '${sla.more}',
    "${ticket.fields.kind == 'annual' && leave.enough == false}",
  ]);
});

it('tells the times of all packs again as they are, and leaves those alone that are not simple [F1]', () => {
  const times = models.flatMap(({ text }) => [
    ...all(text, /<bpmn:time(?:Duration|Date)[^>]*>([^<]*)/g),
    ...all(text, /name="due" value="([^"]*)"/g),
  ]);
  const told = times.map(plainTime);
  expect(told.map((time, n) => (time ? timeText(time) : times[n]))).toEqual(times);
  expect(times.filter((_, n) => !told[n])).toEqual(['P7D/${ticket.fields.ends_on}']);
});

it('takes nothing for simple that says more, or is written in another way [F1]', () => {
  for (const text of ['P1W', 'P5DT4H', 'P05D', 'PT5D', 'P4H', '2027-01-31T08:00:00Z', ''])
    expect(plainTime(text), text).toBeNull();

  const readables = readablesOf([{ type: 'number', id: 'n', key: 'n', label: 'Number' }], [], (key) => key);
  for (const text of [
    "${ticket.fields.n == '3'}",
    '${ticket.fields.n>3}',
    '${ticket.fields.gone == 3}',
    '#{parts.open > 0}',
  ])
    expect(plainCondition(text, readables), text).toBeNull();
  expect(plainCondition('${ticket.fields.n >= 2.5}', readables)).toEqual({
    read: 'ticket.fields.n',
    comparison: '>=',
    value: '2.5',
  });
});

it('writes words so that they stay words [F1]', () => {
  const said = (value: string) => conditionText({ read: 'task.outcome', comparison: '==', value }, 'words');
  expect(said("it's")).toBe("${task.outcome == 'it\\'s'}");
  expect(said('')).toBe('${task.outcome == null}');
});
