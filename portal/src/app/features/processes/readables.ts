import type { Texts } from '../../shared/locale/texts';
import type { Part } from '../../shared/ui/form-view/schema';
import type { Readable } from './plain-condition';
import type { Word } from './word-list';

const kinds: Record<string, Readable['kind']> = {
  textfield: 'words',
  textarea: 'words',
  select: 'words',
  radio: 'words',
  datetime: 'words',
  number: 'figure',
  checkbox: 'tick',
};

/** What views tell besides the answers. */
const told: [string, Readable['kind'], ...string[]][] = [
  ['approval.outcome', 'words', 'APPROVED', 'REJECTED', 'SENT_BACK', 'INFO_REQUESTED'],
  ['ticket.amount', 'figure'],
  ['ticket.priority', 'words', 'low', 'medium', 'high', 'urgent'],
  ['ticket.category', 'words'],
  ['requester.department', 'words'],
  ['parts.open', 'figure'],
  ['parts.unmet', 'figure'],
  ['leave.enough', 'tick'],
  ['leave.left', 'figure'],
];

/**
 * What a condition of a model may read: the answers of the form, and what views tell.
 *
 * @param outcomes what can be chosen in tasks
 */
export const readablesOf = (parts: Part[], outcomes: Word[], t: Texts['t']): Readable[] => [
  ...parts
    .filter(({ type, key }) => key && kinds[type])
    .map(({ type, key = '', label, dateLabel, timeLabel, values }) => ({
      value: `ticket.fields.${key}`,
      label: label || dateLabel || timeLabel || key,
      kind: kinds[type] ?? 'words',
      options: values,
    })),
  {
    value: 'task.outcome',
    label: t('design.read.task.outcome'),
    kind: 'words',
    options: outcomes.length ? outcomes : undefined,
  },
  ...told.map(([value, kind, ...codes]) => ({
    value,
    label: t('design.read.' + value),
    kind,
    options: codes.length ? codes.map((code) => ({ value: code, label: t('design.readValue.' + code) })) : undefined,
  })),
];
