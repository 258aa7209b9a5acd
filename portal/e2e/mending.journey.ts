import type { Page } from '@playwright/test';
import { foresee } from './foreseen';
import { choose } from './forms';
import { openLine, sent } from './inbox';
import { accounts, expect, test } from './people';
import { anew, submit } from './purchase';

/** Gives Tom Becker these roles and no others. */
const roles = async (page: Page, held: string[]): Promise<void> => {
  await page.goto('/admin/people?q=finance2@acme.example');
  await page.getByRole('link', { name: accounts.finance2 }).click();
  for (const role of ['Employee', 'Approver', 'Customer'])
    await page.getByLabel(new RegExp(`^${role}`)).setChecked(held.includes(role));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText(`${accounts.finance2} saved`);
};

test('an administrator finds out why a request is stuck, mends the cause and lets it go on [D5] [I1]', async ({
  arrive,
}) => {
  const title = anew('Mia Bauer starts in the new year');
  const [tom, priya, admin] = [
    await arrive(accounts.finance2),
    await arrive(accounts.finance1),
    await arrive(accounts.admin),
  ];
  const { page } = admin;
  const failing = page.getByRole('article').filter({ hasText: title });

  const address = await test.step('a colleague is to be expected, and needs a laptop', async () => {
    await tom.signsIn('/new/onboarding');
    await tom.page.getByLabel('Title').fill(title);
    await tom.page.getByLabel('Name of the colleague').fill('Mia Bauer');
    await tom.page.getByLabel('First day').fill('01/31/2041');
    await tom.page.keyboard.press('Tab');
    await choose(tom.page, 'Equipment', 'Laptop');
    const address = await submit(tom.page);
    await tom.page.goto('about:blank');
    return address;
  });

  await test.step('meanwhile whoever asked becomes a customer by mistake', async () => {
    await admin.signsIn('/admin/people');
    await roles(page, ['Customer']);
  });

  await test.step('approved, the laptop cannot be asked for in their name', async () => {
    await priya.signsIn('/inbox');
    await openLine(priya.page, title);
    const approved = sent(priya.page, 'approve');
    await priya.page.getByRole('button', { name: 'Approve' }).click();
    await approved;
    await expect(async () => {
      await page.goto('/admin/operations');
      await expect(failing).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await expect(failing).toContainText('Ask for the equipment');
    await expect(failing).toContainText('There is no such request type, or you may not see it.');
    await expect(failing).toContainText(/tries are left/);
    await admin.canUse('a job that failed');
  });

  await test.step('tried once more it fails again, and has as many tries left', async () => {
    const tried = page.waitForRequest(/\/operations\/jobs\/[^/]+\/retry$/);
    await failing.getByRole('button', { name: 'Try now' }).click();
    foresee(`executing job ${(await tried).url().split('/').at(-2)}`);
    await expect(failing).toContainText('4 tries are left');
  });

  await test.step('the cause is mended, and the request goes on', async () => {
    await roles(page, ['Employee', 'Approver']);
    await page.goto('/admin/operations');
    await failing.getByRole('button', { name: 'Try now' }).click();
    await expect(failing).toHaveCount(0);
    await page.goto(address);
    await expect(page.locator('.req-head').getByText('In progress')).toBeVisible();
    await expect(page.getByText(/Part, ITH-/).first()).toBeVisible();
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByRole('tabpanel', { name: 'History' })).toContainText('tried a failed job again');
    await tom.page.goto(address);
    await expect(tom.page.locator('.req-head').getByText('In progress')).toBeVisible();
  });
});
