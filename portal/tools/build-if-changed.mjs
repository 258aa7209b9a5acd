// Builds and compresses the portal when its inputs changed; runs on any Node from 18 on.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { filesIn, hashOf, install, npm, sources, textOf } from './inputs.mjs';

const out = 'dist/portal/browser';
const initialLoadLimit = 150_000;

install();
const inputs = hashOf(sources);
if (textOf('dist/.src-hash') === inputs && fs.existsSync(path.join(out, 'index.html'))) {
  console.log('portal: up to date');
  process.exit(0);
}
fs.rmSync('dist', { recursive: true, force: true });
npm('run', 'build');

const compressible = /\.(js|css|html|svg|json|webmanifest|txt|wasm|ttf)$/;
for (const file of filesIn(out).filter((name) => compressible.test(name))) {
  const bytes = fs.readFileSync(file);
  if (bytes.length < 1024) continue;
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(bytes, { params }));
  fs.writeFileSync(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }));
}

const index = fs.readFileSync(path.join(out, 'index.html'), 'utf8');
const initial = [
  'index.html',
  ...new Set([...index.matchAll(/(?:src|href)="([\w-]+\.(?:js|css))"/g)].map((m) => m[1])),
];
const size = (name) =>
  fs.statSync(path.join(out, fs.existsSync(path.join(out, `${name}.br`)) ? `${name}.br` : name)).size;
const total = initial.reduce((sum, name) => sum + size(name), 0);
console.log(`portal: initial load ${(total / 1000).toFixed(1)} kB brotli in ${initial.length} files`);
if (total > initialLoadLimit) {
  console.error(
    `portal: the initial load may not pass ${initialLoadLimit / 1000} kB; load what is not needed at once lazily`,
  );
  process.exit(1);
}
fs.writeFileSync('dist/.src-hash', inputs);
