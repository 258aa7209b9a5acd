import { byProgram, type Changes, type ElementFacts, type Saying } from '../../shared/ui/diagram-view/elements';

/** One thing to say of an element: as a property, or in the engine's own words. */
export interface Entry {
  key: string;
  as: 'property' | 'saying';
  kind: 'line' | 'code' | 'words' | 'choice' | 'way' | 'time' | 'condition' | 'list';
  /** What a choice offers. */
  options?: string[];
  /** Seldom needed, and so folded away while nothing of the kind is said. */
  rare?: boolean;
}

const property = (key: string, kind: Entry['kind'] = 'code'): Entry => ({ key, as: 'property', kind });
const choice = (key: string, ...options: string[]): Entry => ({ ...property(key, 'choice'), options });
const kinds: Partial<Record<Saying, Entry['kind']>> = { groups: 'list', time: 'time', condition: 'condition' };
const saying = (key: Saying): Entry => ({ key, as: 'saying', kind: kinds[key] ?? 'code' });

export const statusProperty = 'status';

/** What it is in plain words, by its key in the texts; null for what has none. */
export const meaningOf = ({ type, says, properties }: ElementFacts): string | null => {
  const kind = properties.find(({ name }) => name === 'kind')?.value;
  switch (type) {
    case 'UserTask':
      return kind === 'answer' || kind === 'approval' ? kind : 'work';
    case 'CallActivity':
      return says.process === 'approval' ? 'approval' : 'call';
    case 'ServiceTask':
    case 'SendTask':
      return says.work === byProgram ? 'program' : says.work === 'startRequest' ? 'request' : 'action';
    case 'BoundaryEvent':
      return says.time === undefined ? 'edge' : 'limit';
    case 'IntermediateCatchEvent':
      return says.time === undefined ? 'message' : 'wait';
    case 'IntermediateThrowEvent':
      return properties.some(({ name }) => name === 'tells') ? 'tell' : 'passes';
    case 'ExclusiveGateway':
      return 'choice';
    case 'StartEvent':
    case 'EndEvent':
    case 'SequenceFlow':
    case 'BusinessRuleTask':
    case 'ParallelGateway':
    case 'EventBasedGateway':
    case 'SubProcess':
    case 'Process':
      return type;
    default:
      return null;
  }
};

export const hasStatus = (type: string): boolean => /Task$|^CallActivity$|^SubProcess$|Event$|Gateway$/.test(type);

const told = property('tells', 'words');

const taskPlan = (asks: string | undefined, kind: string | undefined): Entry[] => [
  choice('kind', 'work', 'answer', 'approval'),
  ...(asks === 'requester' ? [property('question', 'line')] : [saying('groups')]),
  ...(kind === 'work' ? [choice('asks', '', 'property-manager', 'category-department')] : []),
  property('outcomes'),
  property('due', 'time'),
  ...(kind === 'work' ? [{ ...choice('impartial', '', 'true'), rare: true }] : []),
  ...(kind === 'approval' ? [{ ...choice('offers', '', 'send_back'), rare: true }] : []),
];

const ownPlan = ({ type, says, properties }: ElementFacts): Entry[] => {
  const said = (key: string) => properties.find(({ name }) => name === key)?.value;
  switch (type) {
    case 'UserTask':
      return taskPlan(said('asks'), said('kind'));
    case 'ServiceTask':
    case 'SendTask':
      return [
        { ...saying('work'), kind: 'choice', options: [byProgram, 'startRequest', 'remindAsked'] },
        ...(says.work === byProgram ? [saying('topic')] : []),
        ...(says.work === 'startRequest' ? [property('request')] : []),
      ];
    case 'IntermediateThrowEvent':
      return [told];
    case 'ExclusiveGateway':
    case 'InclusiveGateway':
      return says.otherwise === undefined ? [] : [{ ...saying('otherwise'), kind: 'way' }];
    default:
      return (Object.keys(says) as Saying[]).map(saying);
  }
};

/** What can be said of it in plain words; the rest is for who asks for it. */
export const planOf = (facts: ElementFacts): Entry[] => {
  const own = ownPlan(facts);
  if (!hasStatus(facts.type)) return own;
  const anywhere = [told, choice('leave', '', 'ask', 'take', 'return')].map((entry) => ({ ...entry, rare: true }));
  return [...own, ...anywhere.filter(({ key }) => !own.some((entry) => entry.key === key))];
};

export const valueOf = ({ says, properties }: ElementFacts, { key, as }: Entry): string =>
  (as === 'saying' ? says[key as Saying] : properties.find(({ name }) => name === key)?.value) ?? '';

/** The properties with one that says something else now, in its place; empty, it is taken away. */
export const withProperty = ({ properties }: ElementFacts, key: string, value: string): Changes => {
  const said = { name: key, value };
  const isThere = properties.some(({ name }) => name === key);
  const all = isThere ? properties.map((each) => (each.name === key ? said : each)) : [...properties, said];
  return { properties: all.filter((each) => each.name !== key || each.value) };
};

export const changesFor = (facts: ElementFacts, { key, as }: Entry, value: string): Changes => {
  if (as === 'saying') return { says: { [key]: value } };
  const changes = withProperty(facts, key, value);
  if (key !== 'kind') return changes;
  // only the requester is asked for an answer
  const others = (changes.properties ?? []).filter(
    (each) => each.name !== 'asks' || (value !== 'answer' && each.value !== 'requester'),
  );
  return { properties: value === 'answer' ? [...others, { name: 'asks', value: 'requester' }] : others };
};
