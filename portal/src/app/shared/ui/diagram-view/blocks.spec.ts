import { expect, it } from 'vitest';
import { blocksAfter } from './blocks';

it('offers what can come after an element and leaves no way that is none [F1]', () => {
  const keys = (type: string, leadsOn: boolean) => blocksAfter({ type, leadsOn }).map(({ key }) => key);

  expect(keys('UserTask', false)).toEqual(expect.arrayContaining(['approval', 'limit', 'reminder', 'closed']));
  expect(keys('UserTask', true), 'what comes next goes into its way').not.toContain('closed');
  expect(keys('StartEvent', false), 'it has no time to be over').not.toContain('limit');
  expect(keys('SequenceFlow', false)).toEqual([
    'approval',
    'work',
    'answer',
    'program',
    'order',
    'tell',
    'status',
    'request',
    'choice',
    'wait',
  ]);
  expect(keys('EndEvent', false)).toEqual([]);
  expect(keys('Lane', false)).toEqual([]);
});
