import { accounts, expect, test } from './people';
import { anew } from './purchase';

test('a change is met by a few people first, and by all when they are content [F6]', async ({ arrive }) => {
  const oliver = await arrive(accounts.designer, { viewport: { width: 1440, height: 1000 } });
  const words = anew('Something is broken in a room');
  const note = anew('Plainer words');
  const { page } = oliver;

  await test.step('a change is published for a few people', async () => {
    await oliver.signsIn('/processes/facility');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('navigation', { name: 'Files' }).getByText('pack.yaml').click();
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Text' }).click();
    const text = page.getByRole('textbox', { name: 'Text of pack.yaml' });
    await expect(text).toHaveValue(/description:\n {2}en: /);
    await text.fill((await text.inputValue()).replace(/(description:\n {2}en: ).*/, `$1${words}`));
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
    await oliver.canUse('a text');
    await page.getByRole('button', { name: 'Publish' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What is different').fill(note);
    await dialog.getByText('A share first').click();
    await dialog.getByLabel('Per cent of all people').fill('20');
    await oliver.canUse('publishing for a share');
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await expect(dialog).toHaveCount(0, { timeout: 60_000 });
    await expect(page.getByRole('list', { name: 'Releases' }).getByRole('listitem').first()).toContainText(note);
    await oliver.canUse('a pilot');
  });

  await test.step('and for all when they are content', async () => {
    const pilot = page.getByRole('region', { name: 'Pilot' });
    await expect(pilot).toContainText('20 % of all people');
    await pilot.getByRole('button', { name: 'Release to all' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Release to all' }).click();
    await expect(pilot).toHaveCount(0);
    await page.goto('/new');
    await expect(page.getByRole('navigation', { name: 'Catalogue' })).toContainText(words);
  });
});
