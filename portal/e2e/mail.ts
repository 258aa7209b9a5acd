import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

export interface Mail {
  to: string[];
  subject: string;
  text: string;
  html: string;
}

/** Waits for a mail to the address that speaks of the words. */
export const mailTo = async (address: string, words: string): Promise<Mail> => {
  let found: Mail | undefined;
  await expect
    .poll(() => (found = received().find((mail) => mail.to.includes(address) && speaksOf(mail, words))), {
      message: `mail to ${address} about ${words}`,
    })
    .toBeTruthy();
  return found as Mail;
};

/** Where the first link of a mail leads to on the platform. */
export const linkIn = (mail: Mail): string => {
  const address = /href="([^"]+)"/.exec(mail.html)?.[1];
  expect(address, `a link in "${mail.subject}"`).toBeTruthy();
  const { pathname, hash } = new URL((address as string).replaceAll('&amp;', '&'));
  return pathname + hash;
};

const speaksOf = (mail: Mail, words: string): boolean => mail.subject.includes(words) || mail.text.includes(words);

const received = (): Mail[] => {
  const folder = process.env['ASSENT_MAIL'];
  if (!folder) throw new Error('ASSENT_MAIL names no folder; node tools/journeys.mjs run takes the mail');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Mail);
};
