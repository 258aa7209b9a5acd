import { describe, expect, it } from 'vitest';
import { changesOf, factsOf, type Part, type Says } from './elements';

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
  get: (name: string) => (name === 'outgoing' ? [] : 'legal'),
} as Part;

describe('elements of a model', () => {
  it('say what a designer may change', () => {
    expect(factsOf(task)).toEqual({
      id: 'userTask_Review',
      type: 'UserTask',
      name: 'Review',
      documentation: 'Look at it',
      leadsOn: false,
      says: { groups: 'legal' },
      properties: [{ name: 'status', value: 'IN_REVIEW' }],
    });
    expect(factsOf({ $type: 'bpmn:EndEvent', id: 'end' }).says).toEqual({});
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

  it('say in plain words what the engine keeps in its own', () => {
    const said = (type: string, values: Record<string, unknown>) =>
      factsOf({ $type: type, id: 'one', get: (name: string) => values[name] }).says;
    const set = (says: Says) => changesOf({ $type: 'bpmn:Task', id: 'one' }, { says }, factory);

    expect(said('bpmn:ServiceTask', { 'camunda:delegateExpression': '${startRequest}' })).toEqual({
      work: 'startRequest',
    });
    expect(said('bpmn:ServiceTask', { 'camunda:type': 'external', 'camunda:topic': 'erp.order' })).toEqual({
      work: 'program',
      topic: 'erp.order',
    });
    expect(
      said('bpmn:BoundaryEvent', {
        eventDefinitions: [{ $type: 'bpmn:TimerEventDefinition', timeDuration: { body: 'P5D' } }],
      }),
    ).toEqual({ time: 'P5D' });

    expect(set({ work: 'remindAsked' })).toEqual({
      'camunda:type': undefined,
      'camunda:topic': undefined,
      'camunda:delegateExpression': '${remindAsked}',
    });
    expect(set({ process: 'approval' })).toEqual({
      calledElement: 'approval',
      'camunda:calledElementBinding': 'deployment',
    });
    expect(set({ time: '${sla.resolutionDue}' })).toEqual({
      eventDefinitions: [
        {
          $type: 'bpmn:TimerEventDefinition',
          id: undefined,
          timeDate: { $type: 'bpmn:FormalExpression', body: '${sla.resolutionDue}' },
        },
      ],
    });
    expect(set({ condition: '' })).toEqual({ conditionExpression: undefined });
  });
});
