// Formatting, lint and unit tests, unless they passed on exactly these inputs; with --skip-tests=true nothing runs.
import fs from 'node:fs';
import { hashOf, install, npm, sources, textOf } from './inputs.mjs';

if (process.argv.includes('--skip-tests=true')) process.exit(0);

install();
const inputs = hashOf([
  ...sources,
  'e2e',
  'playwright.config.mjs',
  'tsconfig.spec.json',
  'eslint.config.mjs',
  '.prettierrc.json',
  '.prettierignore',
  'package.json',
  '../processes/.bpmnlintrc',
]);
if (textOf('dist/.checked-hash') === inputs) {
  console.log('portal: checks up to date');
  process.exit(0);
}
npm('run', 'check');
fs.mkdirSync('dist', { recursive: true });
fs.writeFileSync('dist/.checked-hash', inputs);
