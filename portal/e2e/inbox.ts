import { expect, type Page } from '@playwright/test';

/** Opens a line of the inbox once it is there; what comes in while other lines are shown waits behind a pill. */
export const openLine = async (page: Page, title: string): Promise<void> => {
  const line = page.getByRole('listitem').getByRole('button', { name: title });
  const pill = page.getByRole('button', { name: /^(One|\d+) new$/ });
  await expect(line.or(pill).first()).toBeVisible();
  if (await pill.isVisible()) await pill.click();
  await line.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
};

/** Decisions are held for a few seconds so that they can be undone; this waits for the sending itself. */
export const sent = (page: Page, act: string, status = 200): Promise<unknown> =>
  page.waitForResponse((response) => response.url().endsWith(`/${act}`) && response.status() === status);
