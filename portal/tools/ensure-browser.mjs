// Finds the browser for the journeys: the system's own, else Playwright's, else (root on Debian) the distribution's package.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const exists = (file) => Boolean(file) && fs.existsSync(file);

const ofTheSystem = () => {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return [
    process.env.ASSENT_BROWSER,
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...applications,
  ].find(exists);
};

const ofPlaywright = async () => {
  const { chromium } = await import('@playwright/test');
  return exists(chromium.executablePath()) ? chromium.executablePath() : undefined;
};

const succeeds = (command, ...args) =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0;

const isRootOnDebian = () => process.getuid?.() === 0 && exists('/usr/bin/apt-get');

/** The path of a browser that can be started; fetches one when the machine has none. */
export const ensureBrowser = async () => {
  const found = ofTheSystem() ?? (await ofPlaywright());
  if (found) return found;

  if (succeeds('npx', 'playwright', 'install', 'chromium')) {
    const fetched = await ofPlaywright();
    if (fetched) return fetched;
  }
  if (isRootOnDebian() && succeeds('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')) {
    const installed = ofTheSystem();
    if (installed) return installed;
  }
  throw new Error(
    'The browser journeys need Chromium: install the package "chromium" (or Google Chrome), or set ASSENT_BROWSER to its path.',
  );
};

if (import.meta.filename === process.argv[1]) console.log(await ensureBrowser());
