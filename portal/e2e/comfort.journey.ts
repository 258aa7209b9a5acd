import { openLine, sent, showAll } from './inbox';
import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('theme and language outlive a reload [P1] [P2]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const { page } = employee;

  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await employee.canUse('sign-in');
  await employee.signsIn();
  await employee.canUse('home');
  await page.getByRole('link', { name: /^My requests/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My requests' })).toBeVisible();
  await employee.canUse('my requests');

  await page.goto('/me');
  await page.getByRole('radio', { name: 'Dark' }).click();
  const told = (language: string) =>
    page.waitForResponse(
      async (response) =>
        response.url().endsWith('/notifications/preferences') &&
        response.request().method() === 'PUT' &&
        response.request().postDataJSON().language === language &&
        response.ok(),
    );
  const inGerman = told('de');
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await inGerman;
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('radio', { name: 'Dunkel' })).toBeChecked();
  await expect(page.getByRole('link', { name: /^Meine Anfragen/ })).toBeVisible();
  await employee.canUse('me, in German');
  const inEnglish = told('en');
  await page.getByRole('radio', { name: 'Deutsch' }).press('ArrowLeft');
  await inEnglish;
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the inbox is worked through by keyboard [C2]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const head = await arrive(accounts.head);
  const title = anew('Light for the studio');

  await employee.signsIn();
  for (const one of [title, anew('Cloth for the background')]) {
    await fillInPurchase(employee.page, { title: one, amount: '1200' });
    await submit(employee.page);
  }

  const { page } = head;
  await head.signsIn('/inbox');
  await openLine(page, title);
  await showAll(page);
  const current = page.locator('[role="listitem"] button[aria-current="true"]');
  await expect(current).toContainText(title);
  const lines = page.getByRole('listitem').getByRole('button');
  await expect.poll(() => lines.count()).toBeGreaterThan(1);
  const others = await lines.allTextContents();

  const at = others.findIndex((line) => line.includes(title));
  const [there, back] = at === others.length - 1 ? ['k', 'j'] : ['j', 'k'];
  await page.locator('main').focus();
  await page.keyboard.press(there);
  await expect(current).not.toContainText(title);
  await page.keyboard.press(back);
  await expect(current).toContainText(title);

  const approved = sent(page, 'approve');
  await expect(page.locator('as-decision-bar').getByRole('button', { name: 'Approve' })).toBeEnabled();
  await page.keyboard.press('a');
  await expect(page.getByRole('status')).toContainText('Approved');
  await approved;
  await expect(page.getByRole('listitem').filter({ hasText: title })).toHaveCount(0);
});

test('a request is found from anywhere, and so is a place to go [P4]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const { page } = employee;
  await employee.signsIn();
  const title = anew('Kaleidoscope');
  await fillInPurchase(page, { title, amount: '60' });
  const address = await submit(page);
  const find = page.getByRole('combobox', { name: 'Search or run an action' });

  await page.goto('/');
  await expect(page.getByRole('link', { name: /^My requests/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await find.fill(title);
  await expect(page.getByRole('option', { name: title })).toBeVisible();
  await employee.canUse('the command palette');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${address}$`));

  await page.keyboard.press('Control+k');
  await find.fill('my requests');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'My requests' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await find.fill('no such thing as this');
  await expect(page.getByText('no such thing as this')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(find).toHaveCount(0);
});
