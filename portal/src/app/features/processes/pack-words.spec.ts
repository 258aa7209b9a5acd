import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { wordsOfModel } from './pack-words';

it('finds in each model of the packs what people read of it, all of which is translated [F1]', () => {
  const files = globSync('../processes/src/main/resources/packs/*/*.texts.de.yaml');
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) {
    const { names, tasks, nodes } = wordsOfModel(readFileSync(file.replace('.texts.de.yaml', '.bpmn'), 'utf8'));
    const translated = Object.keys(parse(readFileSync(file, 'utf8')) as object);
    expect(names.length, file).toBeGreaterThan(5);
    expect(translated, file).toEqual(expect.arrayContaining(names));
    expect(names, file).toEqual(expect.arrayContaining([...tasks, ...nodes]));
  }
});

it('knows who may do the work and what may come of it', () => {
  const model = `<bpmn:userTask id="a" name="Solve" camunda:candidateGroups="it-support, agents">
    <camunda:property name="outcomes" value="RESOLVED,QUESTION" /></bpmn:userTask>`;
  expect(wordsOfModel(model)).toEqual({
    groups: ['agents', 'it-support'],
    tasks: ['Solve'],
    nodes: ['Solve'],
    outcomes: ['QUESTION', 'RESOLVED'],
    names: ['Solve'],
  });
});
