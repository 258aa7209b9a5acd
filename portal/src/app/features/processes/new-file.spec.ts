import { expect, it } from 'vitest';
import { wordless } from './new-file';

it('offers words for forms and models that have none yet [F1]', () => {
  const files = ['leave.bpmn', 'leave.texts.de.yaml', 'approval.bpmn', 'request.form', 'scenarios/a.yaml', 'pack.yaml'];

  expect(wordless(files, 'de')).toEqual([
    { source: 'approval.bpmn', name: 'approval.texts.de.yaml' },
    { source: 'request.form', name: 'request.labels.de.yaml' },
  ]);
});
