import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('what was asked for twice becomes one request [A7]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const { page } = employee;
  const side = page.getByRole('complementary', { name: 'Facts' });
  const relate = page.getByRole('dialog', { name: 'Link to another request' });
  const begin = async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Link to another request' }).click();
    await expect(relate).toBeVisible();
  };
  await employee.signsIn();
  const first = anew('Chairs');
  await fillInPurchase(page, { title: first, amount: '260' });
  await submit(page);
  const crumb = page.locator('.crumbs b');
  await expect(crumb).toHaveText(/^FIN-/);
  const number = await crumb.innerText();
  await fillInPurchase(page, { title: anew('Chairs again'), amount: '260' });
  await submit(page);

  await test.step('a number that is none is told beside its field', async () => {
    await begin();
    await relate.getByLabel('Which request').fill('PUR-0');
    await employee.canUse('linking requests');
    employee.foresees(404);
    employee.foresees(422);
    await relate.getByRole('button', { name: 'Link', exact: true }).click();
    await expect(relate.locator('.wrong')).toBeVisible();
    await expect(relate.getByLabel('Which request')).toHaveValue('PUR-0');
  });

  await test.step('a link is made, and taken away again', async () => {
    await relate.getByLabel('Which request').fill(number);
    await relate.getByRole('button', { name: 'Link', exact: true }).click();
    await expect(page.getByRole('status')).toContainText(`Linked to ${number}`);
    await expect(side.getByText(`Related, ${number}`)).toBeVisible();
    await employee.canUse('a request with links');
    const gone = page.waitForResponse((answer) => answer.request().method() === 'DELETE' && answer.status() === 204);
    await side.getByRole('button', { name: 'Take the link away' }).click();
    await expect(side.getByText(`Related, ${number}`)).toHaveCount(0);
    await gone;
  });

  await test.step('the second one ends in favour of the first', async () => {
    await begin();
    await relate.getByLabel('This request').selectOption({ label: 'asks for the same as' });
    await relate.getByLabel('Which request').fill(number);
    await relate.getByLabel('End this one in favour of the other').check();
    await relate.getByRole('button', { name: 'Merge' }).click();
    await expect(page.getByRole('status')).toContainText(`Merged into ${number}`);
    await expect(side.getByText(`Duplicates, ${number}`)).toBeVisible();
    await expect(page.locator('.head-meta as-status')).toContainText('Cancelled');
    await side.getByRole('link', { name: first }).click();
    await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible();
    await expect(side.getByText('Duplicated by, FIN-')).toBeVisible();
  });
});
