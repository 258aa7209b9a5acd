import { expect, it } from 'vitest';
import { plainId } from './plain-ids';

it('names elements that the modeler made by what they are and are called [F1]', () => {
  const free = () => false;

  expect(plainId('bpmn:UserTask', 'Activity_0a1b2c3', 'Review the größte contract', free)).toBe(
    'userTask_ReviewTheGroTeContract',
  );
  expect(plainId('bpmn:ExclusiveGateway', 'Gateway_1a1b2c3', '', free)).toBe('gateway_1a1b2c3');
  expect(plainId('bpmn:SequenceFlow', 'Flow_1a1b2c3', 'yes', (id) => id === 'flow_Yes')).toBe('flow_Yes2');
  expect(plainId('bpmn:UserTask', 'userTask_Review', 'Check', free), 'it has its own').toBeNull();
  expect(plainId('bpmn:Participant', 'Participant_1a1b2c3', 'Bank', free), 'nobody asks for it').toBeNull();
});
