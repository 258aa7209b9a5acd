/** A part of a model as bpmn-moddle keeps it. */
export interface Part {
  $type: string;
  id: string;
  name?: string;
  documentation?: { text?: string }[];
  extensionElements?: { values?: Extension[] };
  get?(name: string): unknown;
}

interface Extension {
  $type: string;
  values?: { name?: string; value?: string }[];
}

export interface Factory {
  create(type: string, properties: Record<string, unknown>): unknown;
}

export interface Property {
  name: string;
  value: string;
}

/** Whose work it is, what is called, decided and done, by which program, how long is waited, on which condition a way is taken, and which one otherwise. */
export type Saying = 'groups' | 'process' | 'decision' | 'work' | 'topic' | 'time' | 'condition' | 'otherwise';
export type Says = Partial<Record<Saying, string>>;

/** What a designer may say of an element. */
export interface ElementFacts {
  id: string;
  /** Such as `UserTask`. */
  type: string;
  name: string;
  documentation: string;
  /** Whether a way leads on from it, and what comes next goes into that way. */
  leadsOn: boolean;
  /** The ways that lead on from it, by their name or by where they lead to. */
  ways: { id: string; name: string }[];
  /** What an element of its kind may say in the engine's own words; empty where it does not. */
  says: Says;
  properties: Property[];
}

export type Changes = Partial<Pick<ElementFacts, 'name' | 'documentation' | 'says' | 'properties'>>;

/** The work that a program takes up by its topic, in the place of an action's name. */
export const byProgram = 'program';

const propertiesType = 'camunda:Properties';
const timerType = 'bpmn:TimerEventDefinition';

interface Timer {
  $type: string;
  id?: string;
  timeDuration?: { body?: string };
  timeDate?: { body?: string };
}

const timerOf = (part: Part) =>
  (part.get?.('eventDefinitions') as Timer[] | undefined)?.find(({ $type }) => $type === timerType);

const waysOf = (part: Part) => (part.get?.('outgoing') as (Part & { targetRef?: Part })[] | undefined) ?? [];

const saysOf = (part: Part): Says => {
  const get = (name: string) => String(part.get?.(name) ?? '');
  switch (part.$type) {
    case 'bpmn:UserTask':
      return { groups: get('camunda:candidateGroups') };
    case 'bpmn:CallActivity':
      return { process: get('calledElement') };
    case 'bpmn:BusinessRuleTask':
      return { decision: get('camunda:decisionRef') };
    case 'bpmn:ServiceTask':
    case 'bpmn:SendTask':
      return get('camunda:type') === 'external'
        ? { work: byProgram, topic: get('camunda:topic') }
        : { work: get('camunda:delegateExpression').replace(/^[$#]\{(\w+)\}$/, '$1') };
    case 'bpmn:SequenceFlow':
      return { condition: (part.get?.('conditionExpression') as { body?: string } | undefined)?.body ?? '' };
    case 'bpmn:ExclusiveGateway':
    case 'bpmn:InclusiveGateway':
      return waysOf(part).length > 1 ? { otherwise: (part.get?.('default') as Part | undefined)?.id ?? '' } : {};
    default: {
      const timer = /Event$/.test(part.$type) ? timerOf(part) : undefined;
      return timer ? { time: timer.timeDuration?.body ?? timer.timeDate?.body ?? '' } : {};
    }
  }
};

const formal = (body: string, factory: Factory) => factory.create('bpmn:FormalExpression', { body });

/** What is called or decided is that of the same release. */
const setters: Record<Saying, (value: string, part: Part, factory: Factory) => Record<string, unknown>> = {
  groups: (value) => ({ 'camunda:candidateGroups': value || undefined }),
  process: (value) => ({ calledElement: value || undefined, 'camunda:calledElementBinding': 'deployment' }),
  decision: (value) => ({ 'camunda:decisionRef': value || undefined, 'camunda:decisionRefBinding': 'deployment' }),
  work: (value) => ({
    'camunda:type': value === byProgram ? 'external' : undefined,
    'camunda:delegateExpression': value && value !== byProgram ? `\${${value}}` : undefined,
    ...(value === byProgram ? {} : { 'camunda:topic': undefined }),
  }),
  topic: (value) => ({ 'camunda:topic': value || undefined }),
  time: (value, part, factory) => {
    // an interval that ends at an instant is a date
    const which = /^P[^/]*$/.test(value) ? 'timeDuration' : 'timeDate';
    const timer = { id: timerOf(part)?.id, [which]: formal(value, factory) };
    return { eventDefinitions: [factory.create(timerType, timer)] };
  },
  condition: (value, _, factory) => ({ conditionExpression: value ? formal(value, factory) : undefined }),
  otherwise: (value, part) => ({ default: waysOf(part).find(({ id }) => id === value) }),
};

export const factsOf = (part: Part): ElementFacts => ({
  id: part.id,
  type: part.$type.replace('bpmn:', ''),
  name: part.name ?? '',
  documentation: part.documentation?.[0]?.text ?? '',
  leadsOn: !part.$type.endsWith('Gateway') && waysOf(part).length > 0,
  ways: waysOf(part).map(({ id, name, targetRef }) => ({
    id,
    name: [name, targetRef?.name].filter(Boolean).join(' → ') || id,
  })),
  says: saysOf(part),
  properties: (part.extensionElements?.values ?? [])
    .filter(({ $type }) => $type === propertiesType)
    .flatMap(({ values }) => values ?? [])
    .map(({ name, value }) => ({ name: name ?? '', value: value ?? '' })),
});

/** What modeling has to set; other extensions of the element stay as they are. */
export const changesOf = (part: Part, changes: Changes, factory: Factory): Record<string, unknown> => {
  const set: Record<string, unknown> = {};
  if (changes.name !== undefined) set['name'] = changes.name || undefined;
  for (const [saying, value] of Object.entries(changes.says ?? {}))
    Object.assign(set, setters[saying as Saying](value, part, factory));
  if (changes.documentation !== undefined)
    set['documentation'] = changes.documentation
      ? [factory.create('bpmn:Documentation', { text: changes.documentation })]
      : [];
  if (changes.properties) {
    const others = (part.extensionElements?.values ?? []).filter(({ $type }) => $type !== propertiesType);
    const properties = changes.properties.map((property) => factory.create('camunda:Property', { ...property }));
    const values = properties.length
      ? [...others, factory.create(propertiesType, { values: properties })]
      : (others as unknown[]);
    set['extensionElements'] = values.length ? factory.create('bpmn:ExtensionElements', { values }) : undefined;
  }
  return set;
};
