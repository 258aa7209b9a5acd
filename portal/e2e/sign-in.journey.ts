import { accounts, expect, test } from './people';

test('somebody signs in and sees at home what waits for them [K1] [P3]', async ({ arrive }) => {
  const head = await arrive(accounts.head);
  await head.signsIn();
  await expect(head.page.getByRole('heading', { name: 'Waits for you' })).toBeVisible();
  await head.canUse('home');
});

test('a wrong password is refused without saying what was wrong [K2]', async ({ arrive }) => {
  const { page } = await arrive(accounts.employee);
  await page.goto('/');
  await page.getByLabel('E-mail').fill('employee@acme.example');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText(/E-mail and password do not match/);
  await expect(page).toHaveURL(/\/sign-in/);
});

test('signing out ends every tab [K1]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  await employee.signsIn();
  const other = await employee.page.context().newPage();
  await other.goto('/me');
  await other.getByRole('button', { name: 'Sign out' }).click();
  for (const page of [other, employee.page]) await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a page that is left while it signs in keeps nobody waiting [K1]', async ({ arrive }) => {
  const { page } = await arrive(accounts.employee);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('employee@acme.example');
  await page.getByLabel('Password', { exact: true }).fill('assent-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
  await page.goto('/requests');
  await expect(page.getByRole('heading', { name: 'My requests' })).toBeVisible();
});
