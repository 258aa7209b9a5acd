import { expect, type Page } from '@playwright/test';

/** Throws the draft of the pack away that is open. */
export const discardDraft = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Discard the draft' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
};

/** Makes a release of the draft of the pack that is open. */
export const publishDraft = async (page: Page, note: string): Promise<void> => {
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Proofs: \d/)).toBeVisible();
  await dialog.getByLabel('What is different').fill(note);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('list', { name: 'Releases' }).getByRole('listitem').first()).toContainText(note);
};
