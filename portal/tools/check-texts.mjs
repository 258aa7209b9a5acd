// Every text key used in the code exists in every language, no language has a key of its own, and no text is unused.
import fs from 'node:fs';
import { filesIn } from './inputs.mjs';

const languages = ['en', 'de'];
const flat = (node, prefix = '') =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : flat(value, `${prefix}${key}.`),
  );
const keys = Object.fromEntries(
  languages.map((language) => [
    language,
    new Set(flat(JSON.parse(fs.readFileSync(`src/i18n/${language}.json`, 'utf8')))),
  ]),
);
const code = filesIn('src/app')
  .filter((file) => /\.(ts|html)$/.test(file) && !file.endsWith('.spec.ts'))
  .map((file) => fs.readFileSync(file, 'utf8'))
  .join('\n');
const problems = [];
for (const language of languages)
  for (const other of languages)
    for (const key of keys[language])
      if (!keys[other].has(key)) problems.push(`${key} is in ${language}.json and missing in ${other}.json`);

const used = new Set([...code.matchAll(/\bt\(\s*'([\w.]+\w)'\s*[,)]/g)].map((match) => match[1]));
for (const key of used)
  if (!keys.en.has(key) && !keys.en.has(`${key}.other`)) problems.push(`${key} is used and is in no language`);

const begun = [...code.matchAll(/\bt\(\s*['`]([\w.]+\.)['$]/g)].map((match) => match[1]);
const coded = [...code.matchAll(/\bofCode\(\s*'([\w.]+)'/g)].map((match) => `${match[1]}.`);
const computed = new Set([...begun, ...coded]);
const literals = new Set([...code.matchAll(/'([a-z][\w]*(?:\.[\w]+)+)'/g)].map((match) => match[1]));
for (const key of keys.en) {
  const plain = key.replace(/\.(one|other)$/, '');
  if (!literals.has(key) && !literals.has(plain) && ![...computed].some((prefix) => key.startsWith(prefix)))
    problems.push(`${key} is never used`);
}
if (problems.length) {
  console.error(problems.join('\n'));
  process.exit(1);
}
