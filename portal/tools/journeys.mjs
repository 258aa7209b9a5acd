// The browser journeys in the Maven build, in steps around the life of two servers, one of which lives at another time:
//   prepare <folder>      fetches a browser if need be and empties the data of the last time
//   run <folder> <url> <mail port> <url of the night>
//                         takes the platforms' mail and runs "npm run e2e" with ASSENT_URL, ASSENT_NIGHT_URL, ASSENT_MAIL,
//                         ASSENT_FORESEEN and ASSENT_BROWSER; only notes the outcome, so that the servers are stopped in any case
//   verdict <folder>      fails when a journey failed, or when a server's log has a warning or an error that no journey foresaw
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './ensure-browser.mjs';
import { install } from './inputs.mjs';

const [step, folder, url, mailPort, night] = process.argv.slice(2);
const outcome = path.join(folder, 'outcome');
const foreseen = path.join(folder, 'foreseen');
const serverLogs = ['server.log', 'night/server.log'].map((log) => path.join(folder, log));

const fail = (message) => {
  console.error(`[ERROR] journeys: ${message}`);
  process.exit(1);
};

const steps = {
  async prepare() {
    install();
    for (const leftover of ['postgres/data', 'attachments', 'outcome', 'server.log', 'night', 'foreseen'])
      fs.rmSync(path.join(folder, leftover), { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    console.log(`journeys: browser ${await ensureBrowser()}`);
  },

  async run() {
    // the package of the mailbox is there once "prepare" has installed it
    const { openMailbox } = await import('./mailbox.mjs');
    const mail = path.join(folder, 'mail');
    const mailbox = await openMailbox(mail, Number(mailPort));
    const journeys = spawn('npm', ['run', '--silent', 'e2e'], {
      stdio: 'inherit',
      env: {
        ...process.env,
        ASSENT_URL: url,
        ASSENT_NIGHT_URL: night,
        ASSENT_MAIL: mail,
        ASSENT_FORESEEN: foreseen,
        ASSENT_BROWSER: await ensureBrowser(),
      },
    });
    const [status] = await once(journeys, 'exit');
    mailbox.close();
    fs.writeFileSync(outcome, status === 0 ? 'passed' : 'failed');
  },

  async verdict() {
    const expected = fs.existsSync(foreseen) ? fs.readFileSync(foreseen, 'utf8').split('\n').filter(Boolean) : [];
    const complaints = serverLogs
      .flatMap((log) => fs.readFileSync(log, 'utf8').split('\n'))
      .filter((line) => /^\S+\s+(WARN|ERROR)\s/.test(line) && !expected.some((words) => line.includes(words)));
    if (fs.readFileSync(outcome, 'utf8') !== 'passed') fail('at least one failed; see the report above');
    if (complaints.length) fail(`a server complained meanwhile:\n${complaints.join('\n')}`);
    console.log('journeys: passed, and the servers had nothing to complain about');
  },
};

await steps[step]().catch((problem) => fail(problem.message));
