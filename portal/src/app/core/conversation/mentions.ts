import DOMPurify from 'dompurify';
import type { Person } from '../../shared/model/model';

/** The word that is being typed after an `@`, up to the cursor. */
export const mentionAt = (text: string, cursor: number): string | null =>
  /(?:^|[\s(])@([\p{L}\p{N}._-]{0,40}(?: [\p{L}\p{N}._-]{0,40})?)$/u.exec(text.slice(0, cursor))?.[1] ?? null;

const escaped = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is stored names people by their address, which is always theirs alone; what is typed and read, by their name. */
export const withAddresses = (text: string, people: readonly Person[]): string =>
  [...people]
    .sort((one, other) => other.name.length - one.name.length)
    .reduce(
      (words, { name, email }) =>
        words.replaceAll(new RegExp(`@${escaped(name)}(?![\\p{L}\\p{N}])`, 'gu'), `@${email}`),
      text,
    );

export const withNames = (text: string, people: readonly Person[]): string =>
  people.reduce((words, { name, email }) => (email ? words.replaceAll(`@${email}`, `@${name}`) : words), text);

/** Sanitised HTML, in which the people who are mentioned stand by name and as such. */
export const markMentions = (html: string, people: readonly Person[]): string => {
  const body = DOMPurify.sanitize(html, { RETURN_DOM: true }) as HTMLElement;
  const page = body.ownerDocument;
  for (const link of body.querySelectorAll('a[href^="mailto:"]')) {
    const before = link.previousSibling;
    const person = people.find(({ email }) => email && email.toLowerCase() === link.textContent?.toLowerCase());
    if (!person || before?.nodeType !== Node.TEXT_NODE || !before.textContent?.endsWith('@')) continue;
    before.textContent = before.textContent.slice(0, -1);
    link.replaceWith(mark(page, person));
  }
  const words = people.flatMap((person) =>
    [person.email, person.name.replaceAll(' ', '.'), person.name]
      .filter(Boolean)
      .map((word): [string, Person] => [`@${word}`.toLowerCase(), person]),
  );
  const walker = page.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    let rest: Text | null = text;
    while (rest) {
      const said: string = rest.data.toLowerCase();
      const found = words
        .map(([word, person]) => ({ at: said.indexOf(word), word, person }))
        .filter(({ at }) => at >= 0)
        .sort((one, other) => one.at - other.at || other.word.length - one.word.length)[0];
      if (!found) break;
      const mention: Text = rest.splitText(found.at);
      rest = mention.splitText(found.word.length);
      mention.replaceWith(mark(page, found.person));
    }
  }
  return body.innerHTML;
};

const mark = (page: Document, person: Person): HTMLElement => {
  const span = page.createElement('span');
  span.className = 'mention';
  span.textContent = person.name;
  return span;
};
