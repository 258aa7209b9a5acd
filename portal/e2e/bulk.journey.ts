import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('many requests are changed at once, and each that cannot be says why [A8]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const admin = await arrive(accounts.admin);
  const { page } = admin;
  const word = anew('').trim();
  const bar = page.getByRole('toolbar');
  const change = page.getByRole('dialog', { name: 'Change 2 requests' });
  const begin = async () => {
    await page.getByLabel(`Mark Lamp one ${word}`).check();
    await bar.getByRole('button', { name: 'All 2 shown' }).click();
    await bar.getByRole('button', { name: 'Change…' }).click();
  };
  await employee.signsIn();
  for (const title of [`Lamp one ${word}`, `Lamp two ${word}`]) {
    await fillInPurchase(employee.page, { title, amount: '90' });
    await submit(employee.page);
  }

  await test.step('a tag is forgotten, told beside its field, and given', async () => {
    await admin.signsIn('/requests');
    await page.getByRole('button', { name: 'All I may see' }).click();
    await page.getByLabel('Find by text or number').fill(word);
    await expect(page).toHaveURL(new RegExp(`q=${word}`));
    await expect(page.getByText('Jane Porter')).toHaveCount(2);
    await begin();
    await change.getByLabel('What to do').selectOption({ label: 'Add tags' });
    admin.foresees(422);
    await change.getByRole('button', { name: 'Add tags' }).click();
    await expect(change.locator('.wrong')).toBeVisible();
    await change.getByLabel('Tags').fill('spring, light');
    await admin.canUse('changing many requests');
    await change.getByRole('button', { name: 'Add tags' }).click();
    await expect(page.getByRole('status')).toContainText('2 requests are changed');
    await expect(change).toHaveCount(0);
  });

  await test.step('what a request is not open to is told for each', async () => {
    await begin();
    await change.getByLabel('What to do').selectOption({ label: 'Reopen' });
    await change.getByRole('button', { name: 'Reopen' }).click();
    await expect(change.getByText('2 could not be changed; nothing happened to them:')).toBeVisible();
    await expect(change.getByText(`Lamp two ${word}`)).toBeVisible();
    await change.getByRole('button', { name: 'Close' }).click();
    await expect(bar).toHaveCount(0);
  });

  await test.step('they end together, with the reason', async () => {
    await begin();
    await change.getByLabel('What to do').selectOption({ label: 'Cancel the requests' });
    await change.getByLabel('Reason').fill('We have lamps in the store');
    await change.getByRole('button', { name: 'Cancel the requests' }).click();
    await expect(page.getByRole('status')).toContainText('2 requests are changed');
    await expect(page.getByRole('listitem').getByText('Cancelled')).toHaveCount(2);
  });
});
