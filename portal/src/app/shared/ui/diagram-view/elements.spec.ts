import { describe, expect, it } from 'vitest';
import { changesOf, factsOf, type Part } from './elements';

const factory = { create: (type: string, properties: Record<string, unknown>) => ({ $type: type, ...properties }) };
const listener = { $type: 'camunda:ExecutionListener' };
const task = {
  $type: 'bpmn:UserTask',
  id: 'userTask_Review',
  name: 'Review',
  documentation: [{ text: 'Look at it' }],
  extensionElements: {
    values: [listener, { $type: 'camunda:Properties', values: [{ name: 'status', value: 'IN_REVIEW' }] }],
  },
  get: () => 'legal',
} as Part;

describe('elements of a model', () => {
  it('say what a designer may change', () => {
    expect(factsOf(task)).toEqual({
      id: 'userTask_Review',
      type: 'UserTask',
      name: 'Review',
      documentation: 'Look at it',
      candidateGroups: 'legal',
      properties: [{ name: 'status', value: 'IN_REVIEW' }],
    });
    expect(factsOf({ $type: 'bpmn:EndEvent', id: 'end' }).candidateGroups).toBeNull();
  });

  it('keep their other extensions when properties change', () => {
    expect(changesOf(task, { properties: [{ name: 'status', value: 'CLOSED' }] }, factory)).toEqual({
      extensionElements: {
        $type: 'bpmn:ExtensionElements',
        values: [
          listener,
          {
            $type: 'camunda:Properties',
            values: [{ $type: 'camunda:Property', name: 'status', value: 'CLOSED' }],
          },
        ],
      },
    });
    expect(changesOf(task, { properties: [] }, factory)['extensionElements']).toEqual({
      $type: 'bpmn:ExtensionElements',
      values: [listener],
    });
  });

  it('lose what is emptied', () => {
    expect(changesOf(task, { name: '', documentation: '' }, factory)).toEqual({ name: undefined, documentation: [] });
  });
});
