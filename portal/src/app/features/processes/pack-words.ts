/** What the model of a pack has to choose from. */
export interface PackWords {
  groups: string[];
  /** Names of what people do. */
  tasks: string[];
  /** Names of all that is drawn. */
  nodes: string[];
  outcomes: string[];
  /** Names of all that has one. */
  names: string[];
}

const tag = /<(?:\w+:)?(\w+)((?:\s+[\w:]+="[^"]*")*)\s*\/?>/g;
const attribute = /\s([\w:]+)="([^"]*)"/g;
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#34': '"',
  '#38': '&',
  '#39': "'",
  '#10': ' ',
};
const plain = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

const sorted = (words: (string | undefined)[]): string[] =>
  [...new Set(words)].filter((word) => !!word).sort() as string[];
const split = (text = ''): string[] => text.split(',').map((word) => word.trim());

/** Read from the text: a parser of the browser would have it cleaned as markup first. */
export const wordsOfModel = (bpmn: string): PackWords => {
  const elements = [...bpmn.matchAll(tag)].map(([, type = '', attributes = '']) => {
    const all = [...attributes.matchAll(attribute)].map(([, name = '', value = '']): [string, string] => [
      name,
      plain(value),
    ]);
    return { type, ...(Object.fromEntries(all) as Record<string, string | undefined>) } as Record<
      string,
      string | undefined
    >;
  });
  const of = (types: RegExp) => elements.filter(({ type = '' }) => types.test(type));
  return {
    groups: sorted(of(/^userTask$/).flatMap((task) => split(task['camunda:candidateGroups']))),
    tasks: sorted(of(/^userTask$/).map(({ name }) => name)),
    nodes: sorted(of(/(Task|Event|Gateway|Activity)$|^subProcess$/).map(({ name }) => name)),
    names: sorted(of(/^(?!(property|message|error|escalation|definitions)$)/).map(({ name }) => name)),
    outcomes: sorted(
      of(/^property$/)
        .filter(({ name }) => name === 'outcomes')
        .flatMap(({ value }) => split(value)),
    ),
  };
};
