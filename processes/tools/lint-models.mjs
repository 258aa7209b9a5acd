// bpmnlint over every model of the packs and of what new ones begin with, unless it passed on exactly these; no warning is let through.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

process.chdir(path.resolve(path.dirname(new URL(import.meta.url).pathname), '..'));

const resources = 'src/main/resources';
const models = fs
  .readdirSync(resources, { recursive: true })
  .filter((file) => file.endsWith('.bpmn'))
  .map((file) => path.join(resources, file))
  .sort();

const hashOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(fs.readFileSync(file)).update('\0');
  return hash.digest('hex');
};
const textOf = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
const run = (program, ...args) => {
  const windows = process.platform === 'win32';
  const ended = spawnSync(windows ? `${program}.cmd` : program, args, { stdio: 'inherit', shell: windows });
  if (ended.status !== 0) process.exit(ended.status ?? 1);
};

const lock = hashOf(['package.json', 'package-lock.json']);
if (textOf('node_modules/.lock-hash') !== lock) {
  run('npm', 'ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error');
  fs.writeFileSync('node_modules/.lock-hash', lock);
}

const inputs = hashOf(['package-lock.json', '.bpmnlintrc', 'tools/lint-models.mjs', ...models]);
if (textOf('target/.linted-hash') === inputs) {
  console.log('models: up to date');
  process.exit(0);
}
run(path.join('node_modules', '.bin', 'bpmnlint'), '--max-warnings=0', ...models);
fs.mkdirSync('target', { recursive: true });
fs.writeFileSync('target/.linted-hash', inputs);
console.log(`models: ${models.length} without a finding`);
