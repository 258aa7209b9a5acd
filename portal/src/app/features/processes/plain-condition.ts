import type { Word } from './word-list';

/** What a condition may read: an answer of the form or what a view tells. */
export interface Readable extends Word {
  kind: 'words' | 'figure' | 'tick';
  /** What it can be, where that is known. */
  options?: Word[];
}

export interface PlainCondition {
  /** Such as `ticket.fields.amount`. */
  read: string;
  comparison: string;
  /** Empty for nothing. */
  value: string;
}

const comparisons = ['==', '!=', '>', '>=', '<', '<='];
/** They ask for no value. */
const fillings = ['not empty', 'empty'];

export const isFilling = (comparison: string): boolean => fillings.includes(comparison);

export const comparisonsFor = (kind: Readable['kind']): string[] => {
  if (kind === 'tick') return comparisons.slice(0, 1);
  return kind === 'figure' ? comparisons : [...comparisons.slice(0, 2), ...fillings];
};

const literal = (value: string, kind: Readable['kind']): string => {
  if (!value) return 'null';
  return kind === 'words' ? `'${value.replace(/[\\']/g, '\\$&')}'` : value;
};

export const conditionText = ({ read, comparison, value }: PlainCondition, kind: Readable['kind']): string =>
  isFilling(comparison) ? `\${${comparison} ${read}}` : `\${${read} ${comparison} ${literal(value, kind)}}`;

const filled = /^\$\{(not empty|empty) (\w+(?:\.\w+)+)\}$/;
const compared = /^\$\{(\w+(?:\.\w+)+) ([=!]=|[<>]=?) (?:null|'([^'\\]*)'|(true|false|-?\d+(?:\.\d+)?))\}$/;

/** What the text says, if it is as simple as that and of something readable: told again it is the same text. */
export const plainCondition = (text: string, readables: Readable[]): PlainCondition | null => {
  const [, filling = '', thing = ''] = filled.exec(text) ?? [];
  const [, read = thing, comparison = filling, words, other] = compared.exec(text) ?? [];
  const kind = readables.find((each) => each.value === read)?.kind;
  if (!kind || !comparisonsFor(kind).includes(comparison)) return null;
  const condition = { read, comparison, value: words ?? other ?? '' };
  return conditionText(condition, kind) === text ? condition : null;
};

/** What is likely meant of what has just been chosen; it can be used as it is. */
export const conditionOn = ({ value: read, kind, options }: Readable): PlainCondition => {
  if (kind === 'figure') return { read, comparison: '>', value: '0' };
  if (kind === 'tick') return { read, comparison: '==', value: 'true' };
  return options?.[0]
    ? { read, comparison: '==', value: options[0].value }
    : { read, comparison: 'not empty', value: '' };
};
