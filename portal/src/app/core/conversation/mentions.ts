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

const namesOf = ({ email, name }: Person): string[] =>
  [email, name.replaceAll(' ', '.'), name].filter(Boolean).map((word) => word.toLowerCase());

/** Sanitised HTML, in which the people who are mentioned stand by name and as such; links and code stay as they are. */
export const markMentions = (html: string, people: readonly Person[]): string => {
  const body = DOMPurify.sanitize(html, { RETURN_DOM: true }) as HTMLElement;
  const known = new Map(people.flatMap((person) => namesOf(person).map((word) => [word, person] as const)));
  if (!known.size) return body.innerHTML;
  const words = [...known.keys()].sort((one, other) => other.length - one.length).map(escaped);
  const mention = new RegExp(
    `(?<![\\p{L}\\p{N}_.@/-])@(${words.join('|')})(?![\\p{L}\\p{N}_]|[.@-][\\p{L}\\p{N}])`,
    'giu',
  );
  const page = body.ownerDocument;
  const walker = page.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts.filter((each) => !each.parentElement?.closest('a, code'))) {
    let end = 0;
    const parts: (string | HTMLElement)[] = [];
    for (const found of text.data.matchAll(mention)) {
      const person = known.get(found[1]?.toLowerCase() ?? '');
      if (!person) continue;
      parts.push(text.data.slice(end, found.index), mark(page, person));
      end = found.index + found[0].length;
    }
    text.replaceWith(...parts, text.data.slice(end));
  }
  return body.innerHTML;
};

const mark = (page: Document, person: Person): HTMLElement => {
  const span = page.createElement('span');
  span.className = 'mention';
  span.textContent = person.name;
  return span;
};
