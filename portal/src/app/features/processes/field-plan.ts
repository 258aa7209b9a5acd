import type { Part, PartChanges } from '../../shared/ui/form-view/schema';

/** One thing to say of a component of a form. */
export interface Entry {
  /** Where it stands in the component: `validate.required`. */
  path: string;
  kind: 'line' | 'code' | 'words' | 'figure' | 'tick' | 'choice';
  /** What a choice offers besides nothing. */
  options?: string[];
}

const line = (path: string): Entry => ({ path, kind: 'line' });
const code = (path: string): Entry => ({ path, kind: 'code' });
const words = (path: string): Entry => ({ path, kind: 'words' });
const figure = (path: string): Entry => ({ path, kind: 'figure' });
const tick = (path: string): Entry => ({ path, kind: 'tick' });
const choice = (path: string, ...options: string[]): Entry => ({ path, kind: 'choice', options });

const question = [line('label'), code('key'), words('description'), tick('validate.required')];
const lengths = [figure('validate.minLength'), figure('validate.maxLength')];
const around = [line('appearance.prefixAdorner'), line('appearance.suffixAdorner')];
const everywhere = [choice('layout.columns', '4', '5', '6', '8', '10', '11', '12', '16'), code('conditional.hide')];

/** @param dates keys of the dates before it that ask for the same */
const own = (part: Part, dates: string[]): Entry[] => {
  const values = (part.values ?? []).map(({ value }) => value);
  switch (part.type) {
    case 'textfield': {
      const kind = choice('validate.validationType', 'email', 'phone');
      const isFree = !entryValue(part, kind);
      return [
        ...question,
        kind,
        ...(isFree ? [code('validate.pattern'), ...lengths] : []),
        ...around,
        line('defaultValue'),
      ];
    }
    case 'textarea':
      return [...question, ...lengths, words('defaultValue')];
    case 'number':
      return [
        ...question,
        figure('validate.min'),
        figure('validate.max'),
        figure('decimalDigits'),
        ...around,
        figure('defaultValue'),
      ];
    case 'checkbox':
      return [...question, tick('defaultValue')];
    case 'select': {
      const source = choice('properties.source', 'properties', 'rooms', 'categories');
      const about = part.properties?.['source'] === 'properties' ? [tick('properties.about')] : [];
      return [...question, source, ...about, ...(part.values ? [choice('defaultValue', ...values)] : [])];
    }
    case 'radio':
      return [...question, choice('defaultValue', ...values)];
    case 'checklist':
    case 'taglist':
      return question;
    case 'datetime': {
      const { subtype } = part;
      return [
        ...(subtype === 'time' ? [] : [line('dateLabel')]),
        ...(subtype === 'time' || subtype === 'datetime' ? [line('timeLabel')] : []),
        ...question.slice(1),
        choice('subtype', 'date', 'time', 'datetime'),
        ...(subtype === 'time' ? [] : [tick('disallowPassedDates'), choice('properties.notBefore', ...dates)]),
      ];
    }
    case 'group':
      return [line('label'), tick('showOutline')];
    case 'text':
      return [words('text')];
    case 'spacer':
      return [figure('height')];
    default:
      return [];
  }
};

/** What can be said of a component, as far as the server knows it. */
export const planOf = (part: Part, parts: Part[]): Entry[] => {
  const before = parts.slice(
    0,
    Math.max(
      0,
      parts.findIndex(({ id }) => id === part.id),
    ),
  );
  const dates = before.filter(({ type, subtype }) => type === part.type && subtype === part.subtype);
  return [
    ...own(
      part,
      dates.map(({ key }) => key ?? ''),
    ),
    ...everywhere,
  ];
};

/** Custom properties are texts, conditions are told from texts by a sign. */
const isText = (path: string) => path.startsWith('properties.');
const isFeel = (path: string) => path === 'conditional.hide';

/** What is said now, as its control shows it. */
export const entryValue = (part: Part, { path, kind }: Pick<Entry, 'path' | 'kind'>): string | boolean => {
  const value = path
    .split('.')
    .reduce<unknown>((owner, name) => (owner as Record<string, unknown> | undefined)?.[name], part);
  if (kind === 'tick') return value === true || value === 'true';
  const text = value === undefined || value === null ? '' : String(value);
  return isFeel(path) ? text.replace(/^=/, '') : text;
};

/** What becomes different in the component; whatever else stands there stays. Null when that is no figure. */
export const entryChanges = (part: Part, { path, kind }: Entry, said: string | boolean): PartChanges | null => {
  const value = valueOf(path, kind, said);
  if (Number.isNaN(value)) return null;
  const [name = '', inner] = path.split('.');
  if (name === 'subtype') return momentOf(part, String(value));
  if (!inner) return { [name]: value };
  const owner = { ...(part[name as keyof Part] as Record<string, unknown> | undefined), [inner]: value };
  if (value === undefined) delete owner[inner];
  const changes = { [name]: Object.keys(owner).length ? owner : undefined };
  return path === 'properties.source' ? { ...changes, ...choicesOf(part, value) } : changes;
};

const valueOf = (path: string, kind: Entry['kind'], said: string | boolean): unknown => {
  if (typeof said === 'boolean') return said ? (isText(path) ? 'true' : true) : undefined;
  const text = said.trim();
  if (!text) return undefined;
  if (kind === 'figure' || path === 'layout.columns') return Number(text);
  return isFeel(path) ? `=${text}` : text;
};

/** Choices come from a source or are a list, never both. */
const choicesOf = (part: Part, source: unknown): PartChanges =>
  source
    ? { values: undefined, defaultValue: undefined }
    : { values: part.values ?? [{ label: 'Value', value: 'value' }] };

const clock = { timeInterval: 15, timeSerializingFormat: 'no_timezone', use24h: true };

/** What is said of a date and of a time is there for what is asked for alone. */
const momentOf = (part: Part, subtype: string): PartChanges => {
  const says = (part as PartChanges)['timeSerializingFormat'] ? {} : clock;
  const none = Object.fromEntries(Object.keys(clock).map((name) => [name, undefined]));
  const time =
    subtype === 'date' ? { ...none, timeLabel: undefined } : { ...says, timeLabel: part.timeLabel ?? 'Time' };
  const date =
    subtype === 'time'
      ? { dateLabel: undefined, disallowPassedDates: undefined }
      : { dateLabel: part.dateLabel ?? 'Date' };
  return { subtype, ...time, ...date };
};
