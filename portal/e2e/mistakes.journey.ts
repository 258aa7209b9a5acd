import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('a wrong form says at each field what is wrong and keeps what was typed [A2]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const { page } = employee;
  await employee.signsIn();

  await test.step('a negative amount and nothing else', async () => {
    await fillInPurchase(page, { title: 'Tripod', amount: '-5', budget: 'not a code!', why: '' });
    await page.getByRole('button', { name: 'Submit' }).click();
  });

  await test.step('each message is at its field, and the fields keep their values', async () => {
    for (const name of ['Amount', 'Budget code', 'Why it is needed']) {
      const field = page.getByLabel(name);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(page.locator('.fjs-form-field', { has: field }).locator('.fjs-form-field-error')).toBeVisible();
    }
    await expect(page.getByLabel('Title')).toHaveValue('Tripod');
    await expect(page.getByLabel('Amount')).toHaveValue('-5.00');
    await expect(page.getByLabel('Budget code')).toHaveValue('not a code!');
    await employee.canUse('form with mistakes');
  });

  await test.step('mended, it goes', async () => {
    await page.getByLabel('Amount').fill('90');
    await page.getByLabel('Budget code').fill('MKT-2026-04');
    await page.getByLabel('Why it is needed').fill('The old one wobbles.');
    await submit(page);
  });
});

test('a file that is too large is refused in a sentence and the draft stays [A5]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const { page } = employee;
  await employee.signsIn();
  const title = anew('Film for the archive');
  const kept = page.waitForResponse(
    (response) =>
      /\/tickets(\/[0-9a-f-]{36})?$/.test(response.url()) && !!response.request().postData()?.includes('beyond repair'),
  );
  await fillInPurchase(page, { title, amount: '700' });
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
  await kept;

  const large = await page.evaluateHandle(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([new Uint8Array(26 * 1024 * 1024)], 'film.mov', { type: 'video/quicktime' }));
    return dropped;
  });
  await page.getByRole('button', { name: 'Drop files here' }).dispatchEvent('drop', { dataTransfer: large });
  await expect(page.getByText('film.mov is larger than 25 MB. Attach a smaller one.')).toBeVisible();

  await page.goto('/requests?show=drafts');
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByLabel('Amount')).toHaveValue('700.00');
  await expect(page.getByLabel('Why it is needed')).toHaveValue('The old one is beyond repair.');
});
