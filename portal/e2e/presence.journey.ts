import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('who has the same request open is seen while they do [C3] [G3]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const head = await arrive(accounts.head);
  await employee.signsIn();
  await fillInPurchase(employee.page, { title: anew('Backdrop for interviews'), amount: '1300' });
  const address = await submit(employee.page);
  const others = employee.page.locator('as-also-looking');

  await head.signsIn();
  await expect(others).toHaveText('');
  await head.page.goto(address);

  await expect(others).toContainText('Also looking');
  await expect(others).toContainText('Mike Brown');
  await expect(head.page.locator('as-also-looking')).toContainText('Jane Porter');
  await employee.canUse('a request that others look at');

  await head.page.getByRole('link', { name: /^Inbox/ }).click();
  await expect(others).toHaveText('');
});
