import type { Page } from '@playwright/test';

/** Chooses in a field of a form, which is no native choice. */
export const choose = async (page: Page, label: string, option: string | RegExp): Promise<void> => {
  const field = page.locator('.fjs-form-field-select').filter({ has: page.locator('label', { hasText: label }) });
  await field.locator('.fjs-input-group').click();
  await field.locator('.fjs-dropdownlist-item').filter({ hasText: option }).first().click({ timeout: 2_000 });
};
