import { globSync, readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { expect, it } from 'vitest';
import { hintsOf, rules } from './lint';

const processes = '../processes';
const moddle = new BpmnModdle();
const hintsOfText = async (xml: string) => {
  const { rootElement } = await moddle.fromXML(xml);
  const hints = await hintsOf(rootElement);
  expect(await hintsOf(rootElement), 'a second time').toEqual(hints);
  return hints ?? [];
};

it('has the rules that the build has for the models of the packs [F3]', () => {
  const config = JSON.parse(readFileSync(`${processes}/.bpmnlintrc`, 'utf8')) as { rules: Record<string, string> };
  const all = readFileSync('node_modules/bpmnlint/config/all.js', 'utf8').matchAll(/^ {2}'([a-z-]+)'/gm);

  expect(Object.keys(rules)).toEqual([...all].map(([, rule]) => rule ?? '').filter((rule) => !(rule in config.rules)));
});

it('finds nothing in the models that the build lets through [F3]', async () => {
  const models = globSync(`${processes}/src/main/resources/packs/*/*.bpmn`);
  const hints = await Promise.all(models.map(async (model) => hintsOfText(readFileSync(model, 'utf8'))));

  expect(models.length).toBeGreaterThan(9);
  expect(hints.flat()).toEqual([]);
});

it('says what could be drawn better, by element [F3]', async () => {
  const hints = await hintsOfText(`<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
      <process id="p" isExecutable="true">
        <startEvent id="start" name="Asked"><outgoing>flow</outgoing></startEvent>
        <sequenceFlow id="flow" sourceRef="start" targetRef="task" />
        <userTask id="task"><incoming>flow</incoming></userTask>
      </process>
    </definitions>`);

  expect(hints).toEqual(
    expect.arrayContaining([
      { id: 'p', rule: 'end-event-required' },
      { id: 'task', rule: 'label-required' },
      { id: 'task', rule: 'no-implicit-end' },
    ]),
  );
});

it('stops when nobody wants to know any more', async () => {
  const { rootElement } = await moddle.fromXML('<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" />');
  let asked = 0;

  expect(await hintsOf(rootElement, () => ++asked > 3)).toBeNull();
  expect(asked).toBe(4);
});
