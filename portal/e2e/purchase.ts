import { expect, type Page } from '@playwright/test';

/** A title of its own for each run: journeys may run again on the same data. */
export const anew = (title: string): string => `${title} ${Date.now().toString(36)}`;

export interface Purchase {
  title: string;
  amount: string;
  currency?: string;
  budget?: string;
  why?: string;
}

/** Opens Purchase from the catalogue and fills in its form. */
export const fillInPurchase = async (page: Page, purchase: Purchase): Promise<void> => {
  await page.getByRole('link', { name: 'New request' }).first().click();
  await page.getByRole('navigation', { name: 'Catalogue' }).getByRole('link', { name: 'Purchase' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Purchase' })).toBeVisible();
  await page.getByLabel('Title').fill(purchase.title);
  await page.getByLabel('Amount').pressSequentially(purchase.amount);
  await page.getByLabel('Currency').selectOption({ label: purchase.currency ?? 'US dollar' });
  await page.getByLabel('Budget code').fill(purchase.budget ?? 'MKT-2026-04');
  await page.getByLabel('Why it is needed').fill(purchase.why ?? 'The old one is beyond repair.');
};

/** Submits and gives the address of the request. */
export const submit = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('status')).toContainText('is on its way');
  return new URL(page.url()).pathname;
};
