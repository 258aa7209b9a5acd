import { discardDraft } from './drafts';
import { accounts, expect, test } from './people';

test('two people in one draft see each other, and neither overwrites the other unseen [F1]', async ({ arrive }) => {
  const viewport = { width: 1440, height: 1000 };
  const oliver = await arrive(accounts.designer, { viewport });
  const ruth = await arrive(accounts.admin, { viewport });
  oliver.foresees(412);
  const description = '/processes/access?tab=files&file=pack.yaml';
  const name = (page: typeof oliver.page) => page.getByLabel('Name · English');

  await test.step('both open the description of a pack', async () => {
    await oliver.signsIn();
    await oliver.page.goto(description);
    await oliver.page.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(name(oliver.page)).toHaveValue('Access');
    await ruth.signsIn();
    await ruth.page.goto(description);
    await expect(oliver.page.locator('as-also-looking')).toContainText(ruth.name);
    await expect(ruth.page.locator('as-also-looking')).toContainText(oliver.name);
    await oliver.canUse('a description');
  });

  await test.step('what one writes the other sees', async () => {
    await name(oliver.page).fill('Accesses');
    await oliver.page.keyboard.press('Tab');
    await expect(name(ruth.page)).toHaveValue('Accesses');
  });

  await test.step('who was slower is told and sees what is different, and decides', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await oliver.page.route('**/draft/files/pack.yaml', async (route) => {
      if (route.request().method() === 'PUT') await held;
      await route.continue();
    });
    const sent = oliver.page.waitForRequest((request) => request.method() === 'PUT');
    await name(oliver.page).fill('Permits');
    await oliver.page.keyboard.press('Tab');
    await sent;
    const kept = ruth.page.waitForResponse((response) => response.request().method() === 'PUT');
    await name(ruth.page).fill('Rights');
    await ruth.page.keyboard.press('Tab');
    await kept;
    release();

    await oliver.page.getByRole('button', { name: 'See the difference' }).click();
    const dialog = oliver.page.getByRole('dialog');
    await expect(dialog.locator('del')).toHaveText('Rights');
    await expect(dialog.locator('ins')).toHaveText('Permits');
    await oliver.canUse('the difference');
    await dialog.getByRole('button', { name: 'Back' }).click();
    await expect(name(oliver.page)).toHaveValue('Permits');
    await oliver.page.getByRole('button', { name: 'Take theirs' }).click();
    await expect(name(oliver.page)).toHaveValue('Rights');
  });

  await test.step('a draft that is thrown away is gone for both', async () => {
    await discardDraft(ruth.page);
    await expect(oliver.page.getByRole('button', { name: 'Change', exact: true })).toBeVisible();
  });
});
