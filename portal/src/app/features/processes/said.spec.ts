import { describe, expect, it } from 'vitest';
import en from '../../../i18n/en.json';
import { saidOf } from './said';

const t = (key: string, params: Record<string, string | number> = {}) => {
  const found = key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)?.[name], en);
  return typeof found === 'string' ? found.replace('{{n}}', String(params['n'])) : key;
};

describe('what has changed of an element', () => {
  it.each([
    ['p.bpmn', 'candidateGroups', 'Whose work it is'],
    ['p.bpmn', 'conditionExpression', 'When this way is taken'],
    ['p.bpmn', 'sourceRef', 'Comes from'],
    ['p.bpmn', 'timerEventDefinition/timeDuration', 'How long, or until when'],
    ['p.bpmn', 'extensionElements/properties/property[status]', 'Status'],
    ['p.dmn', 'inputEntry/text', 'Condition 1'],
    ['p.dmn', 'outputEntry[4]/text', 'Result 4'],
    ['p.form', 'validate/required', 'Must be answered'],
    ['p.form', 'label', 'Label'],
  ])('says of %s, %s: %s', (file, path, words) => expect(saidOf(file, path, t)).toBe(words));

  it('says what has no words as it stands there', () => {
    expect(saidOf('p.bpmn', 'extensionElements/properties/property[own]', t)).toBe('own');
    expect(saidOf('p.bpmn', 'extensionElements/failedJobRetryTimeCycle', t)).toBe('failedJobRetryTimeCycle');
    expect(saidOf('pack.yaml', 'name', t)).toBe('name');
    expect(saidOf('p.form', 'own', t)).toBe('own');
  });
});
