// The browser journeys in the Maven build, in steps around the server's life:
//   prepare <folder>      fetches a browser if need be and empties the data of the last time
//   run <folder> <url>    runs "npm run e2e" with ASSENT_URL and ASSENT_BROWSER and only notes the outcome, so that the
//                         server is stopped in any case
//   verdict <folder>      fails when a journey failed, or when the server's log has a warning or an error
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './ensure-browser.mjs';
import { install } from './inputs.mjs';

const [step, folder, url] = process.argv.slice(2);
const outcome = path.join(folder, 'outcome');
const serverLog = path.join(folder, 'server.log');

const fail = (message) => {
  console.error(`[ERROR] journeys: ${message}`);
  process.exit(1);
};

const steps = {
  async prepare() {
    install();
    for (const leftover of ['postgres/data', 'attachments', 'outcome', 'server.log'])
      fs.rmSync(path.join(folder, leftover), { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    console.log(`journeys: browser ${await ensureBrowser()}`);
  },

  async run() {
    const ended = spawnSync('npm', ['run', '--silent', 'e2e'], {
      stdio: 'inherit',
      env: { ...process.env, ASSENT_URL: url, ASSENT_BROWSER: await ensureBrowser() },
    });
    fs.writeFileSync(outcome, ended.status === 0 ? 'passed' : 'failed');
  },

  async verdict() {
    const complaints = fs
      .readFileSync(serverLog, 'utf8')
      .split('\n')
      .filter((line) => /^\S+\s+(WARN|ERROR)\s/.test(line));
    if (fs.readFileSync(outcome, 'utf8') !== 'passed') fail('at least one failed; see the report above');
    if (complaints.length) fail(`the server complained meanwhile:\n${complaints.join('\n')}`);
    console.log('journeys: passed, and the server had nothing to complain about');
  },
};

await steps[step]().catch((problem) => fail(problem.message));
