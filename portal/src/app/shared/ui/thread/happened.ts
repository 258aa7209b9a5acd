export type Tone = 'open' | 'waiting' | 'done' | 'bad' | 'closed' | '';

const looks: [RegExp, string, Tone][] = [
  [/PLANNED/, 'retry', ''],
  [/WATCH/, 'eye', ''],
  [/INFO|QUESTION/, 'ask', 'waiting'],
  [/DELEGAT|SUBSTITUT|ASSIGN|CLAIM|PASSED_ON|RETURNED/, 'swap', ''],
  [/ESCALAT|BREACH|OVERDUE|WARN|TIMED_OUT/, 'clock', 'waiting'],
  [/ASKED|REMIND/, 'inbox', ''],
  [/STATUS/, 'right', ''],
  [/REJECT|REFUS/, 'x', 'bad'],
  [/APPROVED|COMPLET|DONE|CLOSE/, 'check', 'done'],
  [/CANCEL|WITHDRAW|NO_LONGER_NEEDED/, 'minus', 'closed'],
  [/REOPEN/, 'retry', 'open'],
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
