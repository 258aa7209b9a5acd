import type { Changes, ElementFacts } from './elements';

/** What a designer builds with: an element that says already what it is. */
export interface Block {
  key: string;
  icon: string;
  /** Its symbol in the vendor's font, where it can be dragged to its place. */
  symbol?: string;
  /** Of the element, such as `bpmn:UserTask`. */
  type: string;
  changes: Changes;
  /** What else an event is. */
  event?: { eventDefinitionType: string };
  /** It stands at the edge of a step: whether the step goes on beside it. */
  beside?: boolean;
  /** What follows it. */
  then?: Block;
}

const is = (values: Record<string, string>) => Object.entries(values).map(([name, value]) => ({ name, value }));
const timer = { eventDefinitionType: 'bpmn:TimerEventDefinition' };

export const blocks: Block[] = [
  {
    key: 'approval',
    icon: 'check',
    symbol: 'call-activity',
    type: 'bpmn:CallActivity',
    changes: { name: 'Get approval', says: { process: 'approval' } },
  },
  {
    key: 'work',
    icon: 'users',
    symbol: 'user-task',
    type: 'bpmn:UserTask',
    changes: { properties: is({ status: 'IN_PROGRESS', kind: 'work' }) },
  },
  {
    key: 'answer',
    icon: 'ask',
    symbol: 'manual-task',
    type: 'bpmn:UserTask',
    changes: { properties: is({ status: 'PENDING_INFO', kind: 'answer', asks: 'requester' }) },
  },
  {
    key: 'program',
    icon: 'gear',
    symbol: 'service-task',
    type: 'bpmn:ServiceTask',
    changes: { says: { work: 'program', topic: '' } },
  },
  {
    key: 'order',
    icon: 'cart',
    type: 'bpmn:ServiceTask',
    changes: {
      name: 'Order in the ERP',
      says: { work: 'program', topic: 'erp.createRequisition' },
      properties: is({ status: 'IN_PROGRESS' }),
    },
  },
  {
    key: 'tell',
    icon: 'mail',
    type: 'bpmn:IntermediateThrowEvent',
    changes: { name: 'Requester told' },
  },
  {
    key: 'status',
    icon: 's-now',
    type: 'bpmn:IntermediateThrowEvent',
    changes: { properties: is({ status: 'IN_PROGRESS' }) },
  },
  {
    key: 'request',
    icon: 'request',
    symbol: 'send-task',
    type: 'bpmn:ServiceTask',
    changes: { says: { work: 'startRequest' } },
  },
  { key: 'choice', icon: 'swap', symbol: 'gateway-xor', type: 'bpmn:ExclusiveGateway', changes: {} },
  {
    key: 'wait',
    icon: 'pause',
    symbol: 'intermediate-event-catch-timer',
    type: 'bpmn:IntermediateCatchEvent',
    event: timer,
    changes: { name: 'Five days', says: { time: 'P5D' } },
  },
  {
    key: 'limit',
    icon: 'clock',
    type: 'bpmn:BoundaryEvent',
    event: timer,
    beside: false,
    changes: { name: 'Two weeks', says: { time: 'P14D' } },
  },
  {
    key: 'reminder',
    icon: 'bell',
    type: 'bpmn:BoundaryEvent',
    event: timer,
    beside: true,
    changes: { name: 'Three days', says: { time: 'P3D' } },
    then: {
      key: 'remind',
      icon: 'bell',
      type: 'bpmn:ServiceTask',
      changes: { name: 'Remind', says: { work: 'remindAsked' } },
      then: { key: 'reminded', icon: 'bell', type: 'bpmn:EndEvent', changes: { name: 'Reminded' } },
    },
  },
  {
    key: 'closed',
    icon: 's-closed',
    type: 'bpmn:EndEvent',
    changes: { name: 'Closed', properties: is({ status: 'CLOSED' }) },
  },
  {
    key: 'rejected',
    icon: 's-rejected',
    type: 'bpmn:EndEvent',
    changes: { name: 'Rejected', properties: is({ status: 'REJECTED' }) },
  },
];

const isStep = (type: string) => /Task$|^CallActivity$|^SubProcess$/.test(type);

/** What may come after an element, into a flow, or to the edge of a step. */
export const blocksAfter = ({ type, leadsOn }: Pick<ElementFacts, 'type' | 'leadsOn'>): Block[] => {
  const isFlow = type === 'SequenceFlow';
  if (type === 'EndEvent' || !(isFlow || isStep(type) || /Event$|Gateway$/.test(type))) return [];
  return blocks.filter(
    (block) => (isStep(type) || !isEdge(block)) && (!(isFlow || leadsOn) || block.type !== 'bpmn:EndEvent'),
  );
};

export const isEdge = (block: Block) => block.beside !== undefined;
