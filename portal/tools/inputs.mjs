import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

process.chdir(path.resolve(path.dirname(new URL(import.meta.url).pathname), '..'));

export const filesIn = (place) => {
  if (!fs.existsSync(place)) return [];
  if (!fs.statSync(place).isDirectory()) return [place];
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((entry) => filesIn(path.join(place, entry)));
};

export const hashOf = (places) => {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesIn)) hash.update(file).update('\0').update(fs.readFileSync(file)).update('\0');
  return hash.digest('hex');
};

export const textOf = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

export const npm = (...args) => {
  const windows = process.platform === 'win32';
  const ended = spawnSync(windows ? 'npm.cmd' : 'npm', args, { stdio: 'inherit', shell: windows });
  if (ended.status !== 0) process.exit(ended.status ?? 1);
};

/** Installs the locked packages unless exactly these are installed already. */
export const install = () => {
  const lock = hashOf(['package.json', 'package-lock.json', '.npmrc']);
  if (textOf('node_modules/.lock-hash') === lock) return;
  npm('ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error');
  fs.writeFileSync('node_modules/.lock-hash', lock);
};

export const sources = [
  'openapi.json',
  'package-lock.json',
  'angular.json',
  'tsconfig.json',
  'tsconfig.app.json',
  'src',
  'public',
  'tools',
];
