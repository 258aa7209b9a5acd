import { expect, test } from '@playwright/test';
import { expectAccessible, signedIn } from './people';

test('[K1][P3] somebody signs in and sees at home what waits for them', async ({ browser }) => {
  const manager = await signedIn(browser, 'manager');

  await expect(manager.getByRole('heading', { name: 'Waits for you' })).toBeVisible();
  await expectAccessible(manager);
});

test('[K2] a wrong password is refused without saying what was wrong', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await expectAccessible(page);
  await page.getByLabel('E-mail').fill('employee@acme.example');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});
