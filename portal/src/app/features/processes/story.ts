/** What a scenario says, as far as it can be shown as a form. */
export interface Story {
  scenario: string;
  given: { requester?: string; type?: string; at?: string; title?: string; priority?: string; answers: Answers };
  course: Step[];
}

export interface Step {
  when?: string;
  of?: string;
  saying?: string;
  answering: Answers;
  then: Expected;
}

export type Answers = Record<string, unknown>;
export type Expected = Partial<Record<Sight, unknown>>;

/** What can be said of the request after a step. */
export const sights = ['status', 'asked', 'waiting', 'offered', 'path', 'told', 'parts', 'refused'] as const;
export type Sight = (typeof sights)[number];

/** What people can do. */
export const verbs = [
  'approves',
  'rejects',
  'asks',
  'answers',
  'delegates',
  'escalates',
  'sends back',
  'resubmits',
  'claims',
  'returns',
  'completes',
  'changes',
  'submits',
  'withdraws',
  'cancels',
  'reopens',
  'closes',
];
export const units = ['minute', 'hour', 'day', 'week'];

/** What happens in a step: somebody does something, time passes, or it is only looked at what is. */
export type Act =
  | { kind: 'deed'; who: string; verb: string; object: string }
  | { kind: 'pass'; number: number; unit: string }
  | { kind: 'look' }
  | { kind: 'other'; sentence: string };

const pass = /^(\d{1,4}) (minute|hour|day|week)s? pass(?:es)?$/;
const deed = new RegExp(`^(\\S.*?) (${verbs.join('|')})(?: (?:to )?(.+))?$`);

/** Like the runner reads it. */
export const actOf = (when: string | undefined): Act => {
  if (!when) return { kind: 'look' };
  const [, number, unit] = pass.exec(when) ?? [];
  if (number && unit) return { kind: 'pass', number: Number(number), unit };
  const [, who, verb, object = ''] = deed.exec(when) ?? [];
  return who && verb ? { kind: 'deed', who, verb, object } : { kind: 'other', sentence: when };
};

/** @return undefined where nothing happens */
export const sentenceOf = (act: Act): string | undefined => {
  switch (act.kind) {
    case 'look':
      return undefined;
    case 'other':
      return act.sentence;
    case 'pass':
      return act.number === 1 ? `1 ${act.unit} passes` : `${act.number} ${act.unit}s pass`;
    case 'deed':
      return [act.who, act.verb, act.verb === 'delegates' && act.object ? 'to' : '', act.object]
        .filter(Boolean)
        .join(' ');
  }
};

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** What may be left out, may be empty as well. */
const mapOf = (value: unknown): Record<string, unknown> | null =>
  value === undefined || value === null ? {} : isMap(value) ? value : null;
const textOf = (value: unknown): string | undefined =>
  value === undefined || value === null || typeof value === 'object' ? undefined : String(value);

/** Null for what is no scenario; its text tells more. */
export const storyOf = (value: unknown): Story | null => {
  const whole = mapOf(value);
  const given = mapOf(whole?.['given']);
  const answers = mapOf(given?.['answers']);
  const course = whole?.['course'] ?? [];
  if (!whole || !given || !answers || !Array.isArray(course)) return null;
  const steps = course.map(stepOf);
  if (steps.includes(null)) return null;
  const text = (name: string) => textOf(given[name]);
  return {
    scenario: textOf(whole['scenario']) ?? '',
    given: {
      requester: text('requester'),
      type: text('type'),
      at: text('at'),
      title: text('title'),
      priority: text('priority'),
      answers,
    },
    course: steps as Step[],
  };
};

const stepOf = (value: unknown): Step | null => {
  const step = mapOf(value);
  const answering = mapOf(step?.['answering']);
  const then = mapOf(step?.['then']);
  if (!step || !answering || !then) return null;
  return {
    when: textOf(step['when']),
    of: textOf(step['of']),
    saying: textOf(step['saying']),
    answering,
    then,
  };
};

/** One value may stand without brackets. */
export const wordsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(textOf).filter((word) => word !== undefined);

/** The other way round. */
export const listOf = (words: string[]): unknown => (words.length > 1 ? words : words[0]);

/** What the runner says of a step; what it says of the request at the beginning is of step 0. */
export const problemsAt = (problems: string[], step: number): string[] =>
  problems
    .filter((problem) => Number(/^step (\d+)/.exec(problem)?.[1] ?? 0) === step)
    .map((problem) => problem.replace(/^(?:given|step \d+(?: \(.*?\))?): /, ''));
