import { describe, expect, it } from 'vitest';
import { namesOf, stepsOf } from './steps-of';

describe('stepsOf', () => {
  it('tells the nodes of a model by their names as they are drawn', () => {
    const model = `<bpmn:process id="p" name="Purchase">
      <bpmn:startEvent id="start" />
      <bpmn:userTask id="order" name="Order &amp; pay" camunda:candidateGroups="procurement">
        <bpmn:incoming>flow</bpmn:incoming>
      </bpmn:userTask>
      <bpmn:exclusiveGateway id="approved" default="no" name="Approved?" />
      <bpmn:messageEventDefinition id="message" />
      <bpmn:sequenceFlow id="flow" name="yes" sourceRef="start" targetRef="order" />
    </bpmn:process>`;

    expect(stepsOf(model)).toEqual([
      { id: 'start', name: 'start', type: 'startEvent' },
      { id: 'order', name: 'Order & pay', type: 'userTask' },
      { id: 'approved', name: 'Approved?', type: 'exclusiveGateway' },
    ]);
  });
});

it('knows the names of flows as well, and of nothing that has none', () => {
  const xml = `<bpmn:task id="Check" name="Check &amp; sign" /><bpmn:sequenceFlow name="Yes" id="A" /><bpmn:task id="B" />`;

  expect([...namesOf(xml)]).toEqual([
    ['Check', 'Check & sign'],
    ['A', 'Yes'],
  ]);
});
