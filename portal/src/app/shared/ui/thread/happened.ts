import type { Texts } from '../../locale/texts';
import type { HistoryEntry } from '../../model/model';

export type Tone = 'open' | 'waiting' | 'done' | 'bad' | 'closed' | '';

const looks: [RegExp, string, Tone][] = [
  [/PLANNED/, 'retry', ''],
  [/WATCH/, 'eye', ''],
  [/ANSWERED/, 'ask', 'open'],
  [/INFO|QUESTION/, 'ask', 'waiting'],
  [/DELEGAT|SUBSTITUT|ASSIGN|CLAIM|PASSED_ON|RETURNED/, 'swap', ''],
  [/SENT_BACK/, 'undo', 'waiting'],
  [/_ADDED/, 'plus', ''],
  [/REVIEWED/, 'chat', ''],
  [/ESCALAT|BREACH|OVERDUE|WARN|TIMED_OUT/, 'clock', 'waiting'],
  [/ASKED|REMIND/, 'inbox', ''],
  [/STATUS/, 'right', ''],
  [/REJECT|REFUS|FAILED/, 'x', 'bad'],
  [/APPROVED|COMPLET|DONE|CLOSE/, 'check', 'done'],
  [/CANCEL|WITHDRAW|NO_LONGER_NEEDED/, 'minus', 'closed'],
  [/REOPEN/, 'retry', 'open'],
  [/OUTCOME/, 'check', ''],
  [/LINK|MERGED|TOOK_IN/, 'link', ''],
  [/COMMENT/, 'chat', ''],
  [/ATTACH|FILE/, 'clip', ''],
  [/DRAFT_CREATED/, 's-draft', ''],
  [/SUBMIT|CREATE|OPEN/, 'send', 'open'],
  [/EDIT|CHANGE|UPDATE/, 'edit', ''],
];

/** How something that happened is marked in a thread, by its code in the history. */
export const lookOf = (code: string): { icon: string; tone: Tone } => {
  const look = looks.find(([words]) => words.test(code));
  return { icon: look?.[1] ?? 'info', tone: look?.[2] ?? '' };
};

/** What somebody did, in words that follow the name; work and answers by what they ended with, where there was a choice; steps and files by name. */
export const deedOf = (texts: Texts, { action, after }: Pick<HistoryEntry, 'action' | 'after'>) => {
  const outcome = action === 'TASK_COMPLETED' ? after?.['outcome'] : null;
  if (typeof outcome === 'string')
    return {
      what: texts.t('history.TASK_OUTCOME', { outcome: texts.ofCode('outcome', outcome) }),
      ...lookOf('OUTCOME'),
    };
  const code = action === 'TASK_COMPLETED' && after?.['kind'] === 'ANSWER' ? 'APPROVAL_INFO_ANSWERED' : action;
  const named = {
    TASK_COMPLETED: 'step',
    TASK_REMINDED: 'step',
    PROGRAM_COMPLETED: 'step',
    PROGRAM_RAISED_ERROR: 'step',
    PROGRAM_FAILED: 'step',
    ATTACHMENT_ADDED: 'name',
    ATTACHMENT_REMOVED: 'name',
  }[code];
  const name = named && after?.[named];
  if (typeof name === 'string') return { what: texts.t(`history.named.${code}`, { name }), ...lookOf(code) };
  return { what: texts.ofCode('history', code), ...lookOf(code) };
};
