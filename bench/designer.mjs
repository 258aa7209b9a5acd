// bench/designer.mjs <url> <times>: what bench/designer.sh measures, in a browser and over the API; the best and the middle of so many times.
import { chromium } from '../portal/node_modules/@playwright/test/index.mjs';
import { ensureBrowser } from '../portal/tools/ensure-browser.mjs';

const [url, times] = [process.argv[2], Number(process.argv[3])];
const api = `${url}/api/v1`;
const pack = (path = '') => `${api}/packs/purchase/draft${path}`;
const viewport = { width: 1440, height: 1000 };

const say = (what, took) => {
  const sorted = took.toSorted((one, other) => one - other);
  const told = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((each) => Math.round(each));
  console.log(`${what.padEnd(64)} best ${told[0]}  middle ${told[1]}  worst ${told[2]} ms`);
};
const each = async (work) => {
  const took = [];
  for (let i = 0; i < times; i++) took.push(await work(i));
  return took;
};

const signedIn = async () => {
  const answer = await fetch(`${api}/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'designer@acme.example', password: 'assent-demo' }),
  });
  const { access_token: token } = await answer.json();
  return async (method, address, body) => {
    const done = await fetch(address, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'If-Match': '*' },
      body: body && JSON.stringify(body),
    });
    const text = await done.text();
    if (!done.ok) throw new Error(`${method} ${address}: ${done.status} ${text}`);
    return text ? JSON.parse(text) : null;
  };
};

/** A model of so many steps one after the other, in rows of twenty: with its ways about twice as many elements. */
const long = (model, steps) => {
  const [head, tail] = [model.slice(0, model.indexOf('<bpmn:process')), '</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>'];
  const property = (name, value) => `<camunda:property name="${name}" value="${value}" />`;
  const says = (...all) => `<bpmn:extensionElements><camunda:properties>${all.join('')}</camunda:properties></bpmn:extensionElements>`;
  const at = (i) => ({ x: 160 + (i % 20) * 160, y: 100 + Math.floor(i / 20) * 120 });
  let [parts, drawn] = ['', ''];
  for (let i = 0; i <= steps; i++) {
    const [id, name] = [`userTask_Step${i}`, `Step ${i}`];
    const { x, y } = at(i);
    parts +=
      i === 0
        ? `<bpmn:startEvent id="${id}" name="${name}">${says(property('status', 'SUBMITTED'))}</bpmn:startEvent>`
        : i === steps
          ? `<bpmn:endEvent id="${id}" name="${name}">${says(property('status', 'CLOSED'))}</bpmn:endEvent>`
          : `<bpmn:userTask id="${id}" name="${name}" camunda:candidateGroups="procurement">${says(property('status', 'IN_PROGRESS'), property('kind', 'work'))}</bpmn:userTask>`;
    drawn += `<bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="100" height="80" /></bpmndi:BPMNShape>`;
    if (i === 0) continue;
    const before = at(i - 1);
    parts += `<bpmn:sequenceFlow id="flow_${i}" sourceRef="userTask_Step${i - 1}" targetRef="${id}" />`;
    drawn += `<bpmndi:BPMNEdge id="flow_${i}_edge" bpmnElement="flow_${i}"><di:waypoint x="${before.x + 100}" y="${before.y + 40}" /><di:waypoint x="${x}" y="${y + 40}" /></bpmndi:BPMNEdge>`;
  }
  return `${head}<bpmn:process id="purchase" name="Purchase" isExecutable="true">${parts}</bpmn:process><bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="purchase">${drawn}${tail}`;
};

const shape = (page, id) => page.locator(`as-diagram-editor .djs-shape[data-element-id="${id}"]`);

/** Milliseconds from going there until the last of the model is drawn and can be changed. */
const opened = async (page, last) => {
  const begin = performance.now();
  await page.goto(`${url}/processes/purchase`, { waitUntil: 'commit' });
  await shape(page, last).waitFor();
  await page.locator('as-diagram-editor .djs-palette .entry').first().waitFor();
  await page.locator('#element-name').waitFor();
  return performance.now() - begin;
};

/** Names a step so that something is wrong; milliseconds from the last key until the hint of the browser and the word of the server are seen. */
const linted = async (page, step) => {
  await page.locator('#element-chosen').selectOption(step);
  const name = page.locator('#element-name');
  const before = await name.inputValue();
  await page.waitForTimeout(1_500);
  const server = [];
  const timing = (response) => {
    if (response.url().includes('/draft')) server.push(response.request());
  };
  page.on('response', timing);
  const hint = page.locator('as-problem-list .row.is-waiting');
  const problem = page.locator('as-problem-list .row.is-bad', { hasText: step }).first();
  await name.fill('');
  const begin = performance.now();
  await name.press('Tab');
  const [hinted, told] = await Promise.all(
    [hint.first(), problem].map(async (seen) => {
      await seen.waitFor();
      return performance.now() - begin;
    }),
  );
  page.off('response', timing);
  const spans = server.map((request) => request.timing());
  const [sent] = spans.map(({ startTime }) => startTime).sort();
  const ended = Math.max(...spans.map(({ startTime, responseEnd }) => startTime + responseEnd));
  await name.fill(before);
  await name.press('Tab');
  await problem.waitFor({ state: 'detached' });
  return { hinted, told, server: spans.reduce((sum, { requestStart, responseStart }) => sum + responseStart - requestStart, 0), round: ended - sent };
};

const lintedOften = async (page, step, what) => {
  await page.goto(`${url}/processes/purchase`);
  await page.locator('#element-name').waitFor();
  await linted(page, step);
  const all = await each(() => linted(page, step));
  say(`${what}: last key to the browser's hint`, all.map(({ hinted }) => hinted));
  say(`${what}: last key to the server's problem`, all.map(({ told }) => told));
  say(`${what}: of it between the first byte sent and the last answer`, all.map(({ round }) => round));
  say(`${what}: of it the server's own`, all.map(({ server }) => server));
};

const call = await signedIn();
await call('POST', `${api}/packs/purchase/releases/1/take-back`, {});
const model = (await call('GET', pack('/files/purchase.bpmn'))).content;

const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ viewport });
const page = await context.newPage();
await page.goto(url);
await page.getByRole('button', { name: 'Oliver Grant' }).click();
await page.getByRole('main').waitFor();
const storageState = await context.storageState();

say(
  'modeler, nothing cached',
  await each(async () => {
    const cold = await browser.newContext({ viewport, storageState });
    const took = await opened(await cold.newPage(), 'endEvent_Closed');
    await cold.close();
    return took;
  }),
);
say('modeler, from the cache', await each(() => opened(page, 'endEvent_Closed')));
await lintedOften(page, 'userTask_OrderGoods', 'purchase');

await page.goto(url);
await call('PUT', pack('/files/purchase.bpmn'), { content: long(model, 1_000) });
say('modeler with 2,000 elements, from the cache', await each(() => opened(page, 'userTask_Step1000')));
await lintedOften(page, 'userTask_Step500', '2,000 elements');
await browser.close();

await call('PUT', pack('/files/purchase.bpmn'), { content: model });
const { files } = await call('GET', pack());
const scenarios = files.map(({ name }) => name).filter((name) => name.startsWith('scenarios/'));
for (let i = scenarios.length; i < 100; i++) {
  const { content } = await call('GET', pack(`/files/${scenarios[i % scenarios.length]}`));
  await call('PUT', pack(`/files/scenarios/bench-${i}.yaml`), { content });
}
say(
  '100 scenarios of the purchase pack',
  await each(async () => {
    const begin = performance.now();
    const { green, scenarios: played } = await call('POST', pack('/scenarios/run'), {});
    if (!green || played.length !== 100) throw new Error(`${played.length} scenarios, green: ${green}`);
    return performance.now() - begin;
  }),
);
await call('DELETE', pack());
