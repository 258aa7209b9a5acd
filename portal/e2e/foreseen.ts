import { appendFileSync } from 'node:fs';

/** The journey makes the platform complain on purpose: a line of its log with these words does not fail the build. */
export const foresee = (words: string): void => {
  const file = process.env['ASSENT_FORESEEN'];
  if (file) appendFileSync(file, `${words}\n`);
};
