import type { TextParams } from '../../locale/texts';

/** form-js speaks English and shows patterns as they are; these are its sentences, and ours in their place. */
const sentences: [RegExp, string][] = [
  [/^Field is required/, 'form.required'],
  [/^Value is not a number/, 'form.number'],
  [/be an integer/, 'form.integer'],
  [/at most (\d+) decimal/, 'form.decimals'],
  [/nearest valid values are (\S+) and (\S+)\.$/, 'form.step'],
  [/minimum value of (.+)\.$/, 'form.min'],
  [/maximum value of (.+)\.$/, 'form.max'],
  [/minimum length of (\d+)/, 'form.minLength'],
  [/maximum length of (\d+)/, 'form.maxLength'],
  [/phone number/, 'form.phone'],
  [/valid email/, 'form.email'],
];

const isAboutPattern = (sentence: string) => sentence.startsWith('Field must match pattern');

/**
 * An objection of form-js in the reader's words.
 *
 * @param expected what the field says of itself; it stands in place of a pattern that nobody can read
 * @param figure writes a figure in the reader's habit
 */
export const objection = (
  sentence: string,
  expected: string | undefined,
  t: (key: string, params?: TextParams) => string,
  figure: (value: number) => string = String,
): string => {
  if (isAboutPattern(sentence)) return expected ? t('form.expected', { expected }) : t('form.unexpected');
  for (const [words, key] of sentences) {
    const found = words.exec(sentence);
    const say = (at: number) =>
      /^-?[\d.]+$/.test(found?.[at] ?? '') ? figure(Number(found?.[at])) : (found?.[at] ?? '');
    if (found) return t(key, { n: say(1), other: say(2) });
  }
  return sentence;
};
