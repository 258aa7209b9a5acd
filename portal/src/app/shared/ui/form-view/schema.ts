import type { FormComponent, FormSchema } from '../../model/model';

/** A component of a form as its file has it; what is not named here is kept as it is. */
export type Part = Omit<FormComponent, 'components' | 'properties'> & {
  id: string;
  components?: Part[];
  properties?: Record<string, unknown>;
  subtype?: string;
  dateLabel?: string;
  timeLabel?: string;
};

export type PartChanges = Record<string, unknown>;

const areParts = (components: unknown[]): boolean =>
  components.every(
    (each) =>
      typeof each === 'object' && each !== null && areParts((each as { components?: unknown[] }).components ?? []),
  );

/** What a text says, if it is a form. */
export const formOf = (text: string): FormSchema | null => {
  try {
    const read = JSON.parse(text) as FormSchema | null;
    return Array.isArray(read?.components) && areParts(read.components) ? read : null;
  } catch {
    return null;
  }
};

const widest = 100;

/** The text of a form, laid out like the forms of the packs: a component has its lines, the rest is in one where it fits. */
export const textOf = (schema: FormSchema): string => `${write(schema)}\n`;

/** A component without what form-js adds: where it stands, and a list of choices beside the source of them. */
export const bare = (part: Part): Part => {
  const names = ['_parent', '_path', ...(part.properties?.['source'] ? ['values'] : [])];
  return Object.fromEntries(Object.entries(part).filter(([name]) => !names.includes(name))) as Part;
};

/** The form with all it says in the order in which it said it before, so that only what differs is different. */
export const inOrderOf = (before: FormSchema, schema: FormSchema): FormSchema => {
  const orders = new Map(partsOf(before).map((part) => [part.id, Object.keys(part)]));
  const ordered = <T extends object>(owner: T, names: string[]): T => {
    const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
    const entries = Object.entries(owner).sort(([one], [other]) => place(one) - place(other));
    return Object.fromEntries(
      entries.map(([name, value]) => [name, name === 'components' ? (value as Part[]).map(orderedPart) : value]),
    ) as T;
  };
  const orderedPart = (part: Part): Part => ordered(bare(part), orders.get(part.id) ?? ['type', 'id', 'key', 'label']);
  return ordered(schema, Object.keys(before));
};

const write = (value: unknown, indent = '', before = 0): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each]): [string, unknown] => [isList ? '' : `${JSON.stringify(name)}: `, each]);
  if (!entries.length) return open + close;
  const line = entries.map(([name, each]) => name + write(each)).join(', ');
  const short = isList ? `[${line}]` : `{ ${line} }`;
  const fits = !short.includes('\n') && indent.length + before + short.length <= widest;
  if (fits && !('type' in value)) return short;
  const inner = `${indent}  `;
  const lines = entries.map(([name, each]) => inner + name + write(each, inner, name.length));
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
};

/** Every component, those of a group after it. */
export const partsOf = (schema: FormSchema): Part[] =>
  ((schema.components ?? []) as Part[]).flatMap((part) => [part, ...partsOf(part as unknown as FormSchema)]);

/** The id of the component that a JSON pointer leads to or into. */
export const partAt = (schema: FormSchema, pointer: string): string | null => {
  let found: FormComponent | undefined;
  let components = schema.components;
  for (const [, index] of pointer.matchAll(/\/components\/(\d+)/g)) {
    found = components?.[Number(index)];
    components = found?.components;
  }
  return (found as Part | undefined)?.id ?? null;
};
