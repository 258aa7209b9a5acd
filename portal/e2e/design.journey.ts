import { accounts, expect, test } from './people';
import { anew, submit } from './purchase';

test('a designer changes a process, proves it, publishes it and takes the old one back [F1] [F4] [F6]', async ({
  arrive,
}) => {
  const oliver = await arrive(accounts.designer, { viewport: { width: 1440, height: 1000 } });
  const { page } = oliver;
  const state = page.getByRole('region', { name: 'custom.bpmn' }).getByRole('status');
  const name = `Ask the colleague ${Date.now() % 100_000}`;
  const openFile = (file: string) => page.getByRole('navigation', { name: 'Files' }).getByText(file).click();
  const publish = async (note: string) => {
    await page.getByRole('button', { name: 'Publish' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What is different').fill(note);
    await oliver.canUse('publishing');
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await expect(dialog).toHaveCount(0, { timeout: 60_000 });
    await expect(page.getByRole('list', { name: 'Releases' }).getByRole('listitem').first()).toContainText(note);
  };
  await test.step('a request of his is under way', async () => {
    await oliver.signsIn('/');
    await page.getByRole('link', { name: 'New request' }).first().click();
    const catalogue = page.getByRole('navigation', { name: 'Catalogue' });
    await catalogue.getByRole('link', { name: 'Request to a colleague' }).click();
    await page.getByLabel('Title').fill(anew('Help with the slides'));
    await page.getByLabel('Who decides').fill('manager@acme.example');
    await page.getByLabel('What you ask for, and why').fill('The deck is due on Friday.');
    await submit(page);
  });

  await test.step('the packs are listed, and one is read as it is', async () => {
    await page.getByRole('link', { name: 'Processes' }).click();
    await oliver.canUse('processes');
    await page.getByRole('link', { name: 'Request to a colleague' }).click();
    await expect(page.getByRole('group', { name: 'Model custom.bpmn' })).toContainText('Get approval');
    await oliver.canUse('a release');
  });

  await test.step('a double press on a step names it anew, which is kept by itself', async () => {
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const step = page.locator('as-diagram-editor .djs-shape[data-element-id="callActivity_GetApproval"]');
    await step.dblclick();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.getByLabel('Element', { exact: true }).selectOption({ label: name });
    await expect(state).toHaveText('Saved');
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
    await oliver.canUse('a model');

    await page.reload();
    await expect(page.getByRole('group', { name: 'Model custom.bpmn' })).toContainText('Ask the');
  });

  await test.step('the German text of it is missing now, which is told and leads to its file', async () => {
    const problem = page.getByRole('region', { name: 'Problems' }).getByRole('button', { name: /custom\.texts\.de/ });
    await expect(problem.first()).toBeVisible();
    await oliver.canUse('problems');
    await problem.first().click();
    const text = page.getByRole('textbox', { name: 'Text of custom.texts.de.yaml' });
    await expect(text).toHaveValue(/Get approval/);
    await text.fill((await text.inputValue()).replace('Get approval', name));
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
    await oliver.canUse('a text');
  });

  await test.step('what differs is told in words', async () => {
    await page.getByRole('tab', { name: 'Changes' }).click();
    await expect(page.getByRole('region', { name: 'custom.bpmn' })).toContainText(name);
    await oliver.canUse('changes');
  });

  await test.step('the scenarios prove it', async () => {
    await page.getByRole('tab', { name: 'Scenarios' }).click();
    await page.getByRole('button', { name: 'Run scenarios' }).click();
    await expect(page.getByText('All green')).toBeVisible({ timeout: 60_000 });
    await oliver.canUse('scenarios');
    await page.getByRole('tab', { name: 'Files' }).click();
    await openFile('custom.bpmn');
    await expect(page.locator('.djs-shape[data-element-id="callActivity_GetApproval"].is-done')).toBeVisible();
  });

  await test.step('it becomes a release', async () => {
    await publish('Says whom to ask');
    await oliver.canUse('releases');
  });

  await test.step('a rehearsal tells what becomes of running requests, and one is moved', async () => {
    const running = page.getByRole('region', { name: 'Running requests on older releases' });
    await running.getByRole('button', { name: 'Rehearse' }).click();
    await expect(running.getByText(`“Get approval” is called “${name}” there.`).first()).toBeVisible({
      timeout: 60_000,
    });
    await oliver.canUse('a rehearsal');
    await running.getByRole('checkbox').first().check();
    await running.getByRole('button', { name: 'Move 1 request' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Move 1 request' }).click();
    await expect(running.getByRole('button', { name: '1 was moved' })).toBeVisible({ timeout: 60_000 });
    await oliver.canUse('moved requests');
  });

  await test.step('the release before comes back', async () => {
    await page
      .getByRole('button', { name: /^Take back release/ })
      .first()
      .click();
    await expect(page.getByRole('region', { name: 'custom.bpmn' })).toContainText('Get approval');
    await publish('As it was');
    await expect(page.getByText('Current', { exact: true })).toHaveCount(1);
  });
});
