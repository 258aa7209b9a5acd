import { callsOf } from './calls';
import { choose } from './forms';
import { openLine, sent } from './inbox';
import { linkIn, mailTo } from './mail';
import { accounts, expect, type Person, phone, test } from './people';
import { anew } from './purchase';

// This platform lives in the night on which the clocks of Berlin are put back: 28 October 2040, at three in the morning. It goes on
// by itself and is only moved on; a further run needs it started again.
const at = {
  raised: '2040-10-27T21:50:00Z', // 23:50 in summer
  reminded: '2040-10-27T21:55:30Z',
  handedUp: '2040-10-27T22:05:30Z', // 00:05
  handedUpAgain: '2040-10-27T22:20:30Z', // 00:20
  longAfter: '2040-10-28T01:30:00Z', // 02:30 in winter, 3 h 40 min after 23:50
} as const;

const origin = (): string => {
  const address = process.env['ASSENT_NIGHT_URL'];
  if (!address)
    throw new Error('ASSENT_NIGHT_URL names no platform; it is one that was started with assent.clock.start');
  return address;
};

/** Moves the platform's time on; whatever comes due then does so by itself. */
const itIs = async ({ page }: Person, instant: string): Promise<void> => {
  const call = await callsOf(page.request, 'root@assent.example');
  const moved = await call('PUT', 'clock', { at: instant });
  expect(moved.status(), await moved.text()).toBe(204);
};

test('an outage at ten to midnight, as the clocks change, wakes the right people [B2] [B9] [D2] [E1] [E2] [E3] [I1]', async ({
  arrive,
}) => {
  const here = { baseURL: origin() };
  const title = anew('The shop is down');
  const [employee, manager, head, chief, agent, owner] = [
    await arrive(accounts.employee, here),
    await arrive(accounts.manager, here),
    await arrive(accounts.head, here),
    await arrive(accounts.chief, { ...here, ...phone }),
    await arrive(accounts.agent, here),
    await arrive(accounts.admin, here),
  ];
  const asks = `please decide on “${title}”`;

  const address = await test.step('at 23:50 it is raised, urgent', async () => {
    await itIs(employee, at.raised);
    const { page } = employee;
    await employee.signsIn('/new/emergency-change');
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('Affected service').fill('Web shop');
    await choose(page, 'What happens without it', 'Many are held up');
    await page.getByLabel('What is to be changed').fill('The second database takes over.');
    await page.getByLabel('The way back').fill('The first one takes over again.');
    await page.getByLabel('Priority').selectOption({ label: 'Urgent' });
    await page.getByRole('button', { name: 'Submit' }).click();
    await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);
    await expect(page.locator('.req-head').getByText('In review')).toBeVisible();
    return new URL(page.url()).pathname;
  });

  await test.step('its promise counts real hours: four of them end at 02:50, as three o’clock comes twice', async () => {
    const { page } = employee;
    await page.getByTitle('Show how the clock counts').click();
    await expect(page.getByRole('dialog').getByText(/Due .*28 Oct.* 02:50/)).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the manager is asked at once, in the portal and by mail, and reminded after five minutes', async () => {
    await manager.signsIn('/inbox');
    await openLine(manager.page, title);
    await mailTo('manager@acme.example', asks);
    await head.signsIn('/inbox');
    await expect(head.page.getByRole('listitem').first()).toBeVisible();
    await itIs(employee, at.reminded);
    await mailTo('manager@acme.example', `“${title}” still waits for your decision`);
  });

  await test.step('at 00:05 the head of the department is asked instead', async () => {
    await itIs(employee, at.handedUp);
    await mailTo('head@acme.example', asks);
    await mailTo('manager@acme.example', `the decision on “${title}” was passed on`);
    await openLine(head.page, title);
    await expect(head.page.getByRole('button', { name: 'Approve' })).toBeVisible();
    await head.page.getByRole('button', { name: /notifications/i }).click();
    await expect(head.page.getByRole('dialog').getByRole('button', { name: asks })).toBeVisible();
    await head.page.keyboard.press('Escape');
  });

  await test.step('at 00:20 the chief executive is woken, and decides on the phone', async () => {
    await itIs(employee, at.handedUpAgain);
    const mail = await mailTo('ceo@acme.example', asks);
    const { page } = chief;
    await chief.signsIn();
    await page.goto(linkIn(mail));
    await page.getByRole('link', { name: 'Decide' }).click();
    await expect(page.getByRole('heading', { name: 'Why me?' })).toBeVisible();
    await chief.canUse('an emergency on a phone');
    const approved = sent(page, 'approve');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await approved;
    await mailTo('employee@acme.example', `“${title}” is approved`);
  });

  await test.step('it is carried out and everybody told, hours later and still in time', async () => {
    await itIs(employee, at.longAfter);
    const { page } = agent;
    await agent.signsIn('/inbox');
    await page.goto(`/inbox?q=${encodeURIComponent(title)}`);
    for (const work of ['Carry out the change', 'Tell those concerned']) {
      await page.getByRole('listitem').filter({ hasText: work }).getByRole('button', { name: title }).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      const done = sent(page, 'complete');
      await page.getByRole('button', { name: 'Done', exact: true }).click();
      await done;
    }
    await expect(employee.page.locator('.req-head').getByText('Completed')).toBeVisible();
    await expect(employee.page.getByText('Resolved in time (3 h 40 min of 4 h)')).toBeVisible();
  });

  await test.step('the owners of the systems review what was done, and the night is on record', async () => {
    const { page } = owner;
    await owner.signsIn('/inbox');
    await openLine(page, title);
    const done = sent(page, 'complete');
    await page.getByRole('button', { name: 'In order', exact: true }).click();
    await done;
    await expect(employee.page.locator('.req-head').getByText('Closed')).toBeVisible();
    await page.goto(`${address}?tab=history`);
    await page.getByRole('tab', { name: 'History' }).click();
    const history = page.getByRole('tabpanel', { name: 'History' });
    for (const time of ['27 Oct 2040, 23:50', '28 Oct 2040, 00:05', '28 Oct 2040, 00:20', '28 Oct 2040, 02:30'])
      await expect(history.getByText(time).first()).toBeVisible();
    await employee.canUse('an emergency that is over');
  });
});
