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
      ways: [],
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

  it('say of a choice which way is taken otherwise, as soon as there are two', () => {
    const way = (id: string, name: string, to: string) => ({
      $type: 'bpmn:SequenceFlow',
      id,
      name,
      targetRef: { name: to },
    });
    const [yes, other] = [way('yes', 'yes', 'Review'), way('other', '', 'Order')];
    const choice = (outgoing: unknown[]) =>
      ({
        $type: 'bpmn:ExclusiveGateway',
        id: 'large',
        get: (name: string) => (name === 'outgoing' ? outgoing : other),
      }) as Part;

    expect(factsOf(choice([yes])).says).toEqual({});
    expect(factsOf(choice([yes, other]))).toMatchObject({
      ways: [
        { id: 'yes', name: 'yes → Review' },
        { id: 'other', name: 'Order' },
      ],
      says: { otherwise: 'other' },
    });
    const set = (otherwise: string) => changesOf(choice([yes, other]), { says: { otherwise } }, factory);
    expect(set('yes')).toEqual({ default: yes });
    expect(set('')).toEqual({ default: undefined });
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
    expect(set({ time: 'P7D/${ticket.fields.ends_on}' })).toMatchObject({
      eventDefinitions: [{ timeDate: { body: 'P7D/${ticket.fields.ends_on}' } }],
    });
    expect(set({ condition: '' })).toEqual({ conditionExpression: undefined });
  });
});
