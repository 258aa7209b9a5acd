import { openLine } from './inbox';
import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('who has the same request open is seen while they do [C3] [G3]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const head = await arrive(accounts.head);
  await employee.signsIn();
  const title = anew('Backdrop for interviews');
  await fillInPurchase(employee.page, { title, amount: '1300' });
  const address = await submit(employee.page);
  const others = employee.page.locator('as-also-looking');

  await head.signsIn();
  await expect(others).toHaveText('');
  await head.page.goto(address);

  await expect(others).toContainText('Also looking');
  await expect(others).toContainText('Mike Brown');
  await expect(head.page.locator('as-also-looking')).toContainText('Jane Porter');
  await employee.canUse('a request that others look at');

  await head.page.getByRole('link', { name: /^Home/ }).click();
  await expect(others).toHaveText('');

  await head.page.getByRole('link', { name: /^Inbox/ }).click();
  await expect(head.page).toHaveURL(/\/inbox\/[0-9a-f-]{36}$/);
  await openLine(head.page, title);
  await expect(others).toContainText('Mike Brown');
  await expect(head.page.locator('as-also-looking')).toContainText('Jane Porter');
  await head.canUse('a line of the inbox that others look at');
});
