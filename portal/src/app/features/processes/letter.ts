/** A text of a pack: its first line is the subject behind a number sign, the rest its body. */
export interface Words {
  subject: string;
  body: string;
}

/** Null for what does not begin with a subject. */
export const wordsOf = (text: string): Words | null => {
  const found = /^# *(.*)\n*([^]*)$/.exec(text);
  return found && { subject: found[1] ?? '', body: found[2] ?? '' };
};

export const textOfWords = ({ subject, body }: Words): string => `# ${subject.replace(/\s+/g, ' ')}\n\n${body}`;
