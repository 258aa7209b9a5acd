import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('an administrator holds a request, lets it go on, and finds it in the trail [D5] [L1] [I3]', async ({
  arrive,
}) => {
  const [employee, admin] = [await arrive(accounts.employee), await arrive(accounts.admin)];
  const { page } = admin;
  await employee.signsIn();
  await fillInPurchase(employee.page, { title: anew('Projector'), amount: '420' });
  await submit(employee.page);
  const number = await employee.page
    .getByText(/^FIN-\d{4}-\d{6}$/)
    .first()
    .innerText();
  const running = page.locator('as-instances').getByRole('row', { name: new RegExp(`${number}.*approval`, 'i') });

  await test.step('what runs is drawn, and the request is found', async () => {
    await admin.signsIn('/admin/operations');
    await expect(page.locator('svg [data-element-id]').first()).toBeVisible();
    await expect(page.locator('.stage-count').first()).toBeVisible();
    await page.getByPlaceholder('Request number').fill(number);
    await page.getByPlaceholder('Request number').press('Enter');
    await expect(running.first()).toBeVisible();
    await admin.canUse('operations');
  });

  await test.step('held, it stands still for everybody', async () => {
    await running.first().getByRole('button', { name: number }).click();
    await page.getByRole('menuitem', { name: 'Hold' }).click();
    await admin.canUse('holding a request');
    await page.getByLabel('Why').fill('The budget is being moved');
    await page.getByRole('button', { name: 'Hold', exact: true }).click();
    await expect(page.getByRole('status')).toContainText(`${number} is on hold`);
    await expect(running.first()).toContainText('On hold');
    await employee.page.reload();
    await expect(employee.page.getByText(/holds this request.*The budget is being moved/)).toBeVisible();
    await expect(employee.page.getByRole('button', { name: 'Withdraw' })).toHaveCount(0);
  });

  await test.step('resumed, it goes on', async () => {
    await running.first().getByRole('button', { name: number }).click();
    await page.getByRole('menuitem', { name: 'Resume' }).click();
    await expect(page.getByRole('status')).toContainText(`${number} goes on`);
    await expect(running.first()).not.toContainText('On hold');
  });

  await test.step('the trail tells who did it, and why', async () => {
    await page.goto(`/admin/audit?ticket=${number}&action=PROCESS_SUSPENDED`);
    const entry = page.getByRole('row', { name: /Held its process/ });
    await expect(entry).toContainText(accounts.admin);
    await entry.getByRole('button', { name: /Details/ }).click();
    await expect(page.getByText('The budget is being moved')).toBeVisible();
    await admin.canUse('the audit trail');
  });

  await test.step('and the mail that asked the manager is among the deliveries', async () => {
    await page.goto(`/admin/deliveries?ticket=${number}`);
    await expect(page.getByRole('row', { name: accounts.manager })).toBeVisible();
    await admin.canUse('deliveries');
  });
});
