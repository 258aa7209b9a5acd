import { callsOf } from './calls';
import { discardDraft, publishDraft } from './drafts';
import { openLine, sent } from './inbox';
import { accounts, expect, test } from './people';
import { anew, submit } from './purchase';

const run = Date.now().toString(36);
const key = `quiet-room-${run}`;

test.afterEach('what a journey leaves that ended midway is thrown away', async ({ request }) => {
  const call = await callsOf(request, 'admin@acme.example');
  for (const pack of [key, `${key}-2`]) await call('DELETE', `packs/${pack}/draft`);
});

test('a designer begins a process, changes and publishes it, and it is asked for and decided [A1] [F1] [F2]', async ({
  arrive,
}) => {
  const oliver = await arrive(accounts.designer, { viewport: { width: 1440, height: 1000 } });
  const jane = await arrive(accounts.employee);
  const laura = await arrive(accounts.manager);
  const { page } = oliver;
  const dialog = page.getByRole('dialog');
  const files = page.getByRole('navigation', { name: 'Files' });
  const title = anew('A quiet room on Thursdays');

  await test.step('a new process has a name and a key of its own', async () => {
    oliver.foresees(422);
    await oliver.signsIn('/processes');
    await page.getByRole('button', { name: 'New process' }).click();
    await dialog.getByLabel('Name · English').fill(`Quiet room ${run}`);
    await expect(dialog.getByLabel('Key')).toHaveValue(key);
    await dialog.getByLabel('Name · German').fill(`Ruheraum ${run}`);
    await dialog.getByLabel('Key').fill('leave');
    await dialog.getByRole('button', { name: 'Begin' }).click();
    await expect(dialog.getByText('This key is in use.')).toBeVisible();
    await oliver.canUse('a new process');
    await dialog.getByLabel('Key').fill(key);
    await dialog.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Quiet room ${run}` })).toBeVisible();
    await expect(page.getByText('Not published yet')).toBeVisible();
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
  });

  await test.step('its model is changed, and a decision table is added, named anew and deleted', async () => {
    await page.getByLabel('Element', { exact: true }).selectOption('startEvent_AskedFor');
    await page.getByLabel('Name', { exact: true }).fill('Wished for');
    await page.keyboard.press('Tab');
    await files.getByRole('button', { name: 'Another file' }).click();
    await dialog.getByLabel('Name').fill('Size of the room');
    await oliver.canUse('another file');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await expect(page.getByRole('heading', { name: 'size-of-the-room.dmn' })).toBeVisible();
    await page.getByRole('button', { name: 'Acts for size-of-the-room.dmn' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await dialog.getByLabel('Name').fill('size.dmn');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    const act = async (name: string) => {
      await page.getByRole('button', { name: 'Acts for size.dmn' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    const [download] = await Promise.all([page.waitForEvent('download'), act('Download')]);
    const copy = test.info().outputPath('size.dmn');
    await download.saveAs(copy);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act('Replace by a file')]);
    await chooser.setFiles(copy);
    await expect(page.getByText('size.dmn was replaced')).toBeVisible();
    await act('Delete');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(files.getByText('size.dmn')).toHaveCount(0);
    const [another] = await Promise.all([
      page.waitForEvent('filechooser'),
      files.getByRole('button', { name: 'A file of this computer' }).click(),
    ]);
    await another.setFiles(copy);
    await expect(page.getByRole('heading', { name: 'size.dmn' })).toBeVisible();
    await act('Delete');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(files.getByText('size.dmn')).toHaveCount(0);
  });

  await test.step('what leans on a word that is gone is told, and mended', async () => {
    await expect(files.getByText('has problems')).toBeVisible();
    await files.getByText(`${key}.texts.de.yaml`).click();
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    const text = page.getByLabel(`Text of ${key}.texts.de.yaml`);
    await text.fill((await text.inputValue()).replace('Asked for:', 'Wished for:'));
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
    await page.getByRole('tab', { name: 'Scenarios' }).click();
    await page.getByRole('button', { name: 'Run scenarios' }).click();
    await expect(page.getByText('All green')).toBeVisible();
  });

  await test.step('with its first release it can be asked for', async () => {
    await publishDraft(page, 'It begins');
    await jane.signsIn('/new');
    await jane.page
      .getByRole('navigation', { name: 'Catalogue' })
      .getByRole('link', { name: `Quiet room ${run}` })
      .click();
    await jane.page.getByLabel('Title').fill(title);
    await jane.page.getByLabel('What you ask for, and why').fill('Two hours without calls.');
    await submit(jane.page);
  });

  await test.step('and is decided', async () => {
    await laura.signsIn('/inbox');
    await openLine(laura.page, title);
    const approved = sent(laura.page, 'approve');
    await laura.page.locator('as-decision-bar').getByRole('button', { name: 'Approve' }).click();
    await approved;
    await expect(jane.page.locator('as-status').getByText('Closed').first()).toBeVisible();
  });

  await test.step('a copy that nobody wants is gone with its draft', async () => {
    await page.goto('/processes');
    await page.getByRole('button', { name: 'New process' }).click();
    await dialog.getByText('Copy', { exact: true }).click();
    await dialog.getByLabel('Copy of').selectOption({ label: 'Purchase' });
    await dialog.getByLabel('Name · English').fill(`Quiet room ${run} 2`);
    await dialog.getByRole('button', { name: 'Begin' }).click();
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
    await discardDraft(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Processes' })).toBeVisible();
    await expect(page.getByText(`Quiet room ${run} 2`)).toHaveCount(0);
  });
});
