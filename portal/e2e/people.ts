import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';

/** Somebody of the demo data in a browser of their own. */
export const signedIn = async (browser: Browser, login: string): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto('/');
  await page.getByLabel('E-mail').fill(`${login}@acme.example`);
  await page.getByLabel('Password', { exact: true }).fill('assent-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('link', { name: 'My requests' })).toBeVisible();
  return page;
};

export const expectAccessible = async (page: Page): Promise<void> => {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
};
