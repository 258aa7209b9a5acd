import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draw, isUndrawn } from './drawing';

const loan = readFileSync('../engine/src/test/resources/foreign/loan.bpmn', 'utf8');
const undrawn = (xml: string) => xml.replace(/<bpmndi:BPMNDiagram[^]*<\/bpmndi:BPMNDiagram>/, '');
const model = (inside: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">${inside}</definitions>`;
const chain = (length: number) => {
  const tasks = Array.from({ length }, (_, n) => `<userTask id="t${n}"/>`);
  const flows = tasks.slice(1).map((_, n) => `<sequenceFlow id="f${n}" sourceRef="t${n}" targetRef="t${n + 1}"/>`);
  return model(`<process id="p">${tasks.join('')}${flows.join('')}</process>`);
};
const drawnOf = async (xml: string) => {
  const drawn = await draw(xml);
  return typeof drawn === 'string' ? drawn : drawn.xml;
};
const shapes = (xml: string) => xml.match(/<bpmndi:BPMNShape /g)?.length;
const edges = (xml: string) => xml.match(/<bpmndi:BPMNEdge /g)?.length;

describe('a model without a drawing [F7]', () => {
  it('is told from one that has one, and from one with nothing to draw', () => {
    expect(isUndrawn(loan)).toBe(false);
    expect(isUndrawn(undrawn(loan))).toBe(true);
    expect(isUndrawn(model('<process id="p"/>'))).toBe(false);
  });

  it('is drawn without its pools, and says what it said', async () => {
    const xml = await drawnOf(undrawn(loan));

    expect(xml).not.toContain('participant');
    expect(xml).toContain('bpmnElement="Activity_0pay1111"');
    expect(xml).toContain('camunda:candidateUsers="mary, john"');
    expect(xml).toContain('camunda:expression="${payments.transfer(execution, amount)}"');
    expect(isUndrawn(xml)).toBe(false);
  });

  it('is drawn where only the flows say what they lead from and to', async () => {
    const xml = await drawnOf(chain(900));

    expect(shapes(xml)).toBe(900);
    expect(edges(xml)).toBe(899);
  });

  it('says why it is not drawn', async () => {
    expect(await draw(chain(1_100))).toBe('SIZE');
    expect(await draw(model('<process id="a"><task id="t"/></process><process id="b"><task id="u"/></process>'))).toBe(
      'PROCESSES',
    );
    expect(await draw('<task id="t">')).toBe('UNREADABLE');
  });
});
