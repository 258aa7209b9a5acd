import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { describe, expect, it } from 'vitest';
import type { Part } from './elements';
import { elementsOf, meantBy, type Repair, stepOf } from './repairs';

const examples = '../engine/src/test/resources/foreign';
const repairsOf = (example: string) =>
  (JSON.parse(readFileSync(`${examples}/${example}.problems.json`, 'utf8')) as { repair?: Repair | null }[]).flatMap(
    ({ repair }) => repair ?? [],
  );

describe('repairs of foreign models', () => {
  const read = async (xml: string) => {
    const moddle = new BpmnModdle({ camunda });
    const { rootElement } = await moddle.fromXML(xml);
    const elements = elementsOf(rootElement as unknown as Part);
    const mend = (repair: Repair) => {
      const found = meantBy(elements, repair);
      for (const one of found) {
        const step = stepOf(one, repair, moddle);
        const part = step?.part as unknown as { set(name: string, value: unknown): void };
        for (const [name, value] of Object.entries(step?.set ?? {})) part.set(name, value);
      }
      return found.length;
    };
    const text = async () => (await moddle.toXML(rootElement, { format: true })).xml;
    return { mend, text };
  };

  it.each(['invoice', 'loan'])('take out of the %s all that the server calls safe [F7]', async (example) => {
    const { mend, text } = await read(readFileSync(`${examples}/${example}.bpmn`, 'utf8'));
    const repairs = repairsOf(example).sort((one, other) => +(one.name === 'id') - +(other.name === 'id'));

    expect(repairs.filter((repair) => !mend(repair))).toEqual([]);
    // the server's tests say what is left to do in it
    await expect(await text()).toMatchFileSnapshot(`../../../../../${examples}/${example}.repaired.bpmn`);
  });

  it('leave what is not there any more [F7]', async () => {
    const { mend } = await read(readFileSync(`${examples}/loan.bpmn`, 'utf8'));
    const listener = repairsOf('loan').find(({ part }) => part === 'executionListener') as Repair;

    expect(mend(listener)).toBe(1);
    expect(mend(listener)).toBe(0);
    expect(mend({ ...listener, element: 'nothing' })).toBe(0);
  });
});
