import { openLine, sent } from './inbox';
import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

test('somebody goes away for a week, and nothing waits for them [B4]', async ({ arrive }) => {
  const [employee, manager, hannah] = [
    await arrive(accounts.employee),
    await arrive(accounts.manager),
    await arrive(accounts.hr),
  ];
  await employee.signsIn();
  const [small, large] = [anew('Pencils'), anew('Whiteboard')];
  for (const [title, amount] of [
    [small, '140'],
    [large, '760'],
  ] as const) {
    await fillInPurchase(employee.page, { title, amount });
    await submit(employee.page);
  }
  const { page } = manager;

  await test.step('a day that is over is told beside its field, and nothing typed is lost', async () => {
    await manager.signsIn('/me');
    await page.getByRole('button', { name: 'Arrange a substitute' }).click();
    await page.getByLabel('Who stands in').fill('hannah');
    await page.getByRole('option', { name: /Hannah Weiss/ }).click();
    await page.getByLabel('First day away').fill(day(0));
    await page.getByLabel('Last day away').fill('2024-05-01');
    await page.getByRole('button', { name: 'Purchase', exact: true }).click();
    await page.getByLabel('Only up to this amount').fill('500');
    await manager.canUse('arranging a substitute');
    manager.foresees(422);
    await page.getByRole('button', { name: 'Arrange', exact: true }).click();
    await expect(page.locator('as-away .wrong')).toBeVisible();
    await expect(page.getByLabel('Only up to this amount')).toHaveValue('500');
  });

  await test.step('the week is arranged, and home says so', async () => {
    await page.getByLabel('Last day away').fill(day(6));
    await page.getByRole('button', { name: 'Arrange', exact: true }).click();
    await expect(page.getByText('Hannah Weiss stands in for you', { exact: true }).first()).toBeVisible();
    await expect(page.getByText(/Purchase · up to 500.00 USD/)).toBeVisible();
    await page.goto('/');
    await expect(page.getByText(/^Hannah Weiss stands in for you until/)).toBeVisible();
    await manager.canUse('home while away');
  });

  await test.step('the substitute decides what is small, also what waited already', async () => {
    await hannah.signsIn('/inbox');
    await openLine(hannah.page, small);
    const approved = sent(hannah.page, 'approve');
    await hannah.page.getByRole('button', { name: 'Approve' }).click();
    await approved;
    await hannah.page.goto(`/inbox?q=${encodeURIComponent(large)}`);
    await expect(hannah.page.getByRole('listitem').getByRole('button', { name: large })).toHaveCount(0);
  });

  await test.step('who is back decides alone again', async () => {
    await page.getByRole('link', { name: 'Change', exact: true }).click();
    const ended = page.waitForResponse((answer) => answer.request().method() === 'DELETE' && answer.status() === 204);
    await page.getByRole('button', { name: 'I am back' }).click();
    await expect(page.getByRole('status')).toContainText('The substitution is over');
    await ended;
    await expect(page.getByRole('button', { name: 'I am back' })).toHaveCount(0);
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(/^Hannah Weiss stands in for you/)).toHaveCount(0);
  });
});
