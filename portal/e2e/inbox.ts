import { expect, type Page } from '@playwright/test';

/** Looks a line of the inbox up by its title and opens it; of a long list only what is seen is on the page. */
export const openLine = async (page: Page, title: string): Promise<void> => {
  const search = page.getByRole('searchbox', { name: 'Find in the inbox' });
  const begin = page.getByRole('button', { name: 'Find in the inbox' });
  await expect(search.or(begin)).toBeVisible();
  if (await begin.isVisible()) await begin.click();
  await search.fill(title);
  // until then lines move, and a click may miss
  await expect(page.getByRole('list', { name: 'Inbox' }).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('listitem').getByRole('button', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
};

/** Leaves the search; what is open stays open. */
export const showAll = async (page: Page): Promise<void> => {
  await page.getByRole('searchbox', { name: 'Find in the inbox' }).press('Escape');
  await expect(page.getByRole('button', { name: 'Find in the inbox' })).toBeVisible();
};

/** Decisions, work and withdrawals are held for ten seconds so that they can be undone, or until somebody leaves: this leaves, and waits for the answer. */
export const sent = async (page: Page, act: string, status = 200): Promise<void> => {
  const answered = page.waitForResponse(
    (response) => response.url().endsWith(`/${act}`) && response.status() === status,
  );
  await page.locator('.toast.is-held').waitFor();
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await answered;
};
