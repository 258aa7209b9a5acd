import { accounts, expect, test } from './people';
import { anew, submit } from './purchase';

test('a designer changes a process, proves it, publishes it and takes the old one back [D3] [F1] [F3] [F4] [F6]', async ({
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
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Text of custom.texts.de.yaml' });
    await expect(text).toHaveValue(/Get approval/);
    await text.fill((await text.inputValue()).replace('Get approval', name));
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
    await oliver.canUse('a text');
  });

  await test.step('a field of the form is named anew, and stands as its requesters will see it', async () => {
    await openFile('request.form');
    await page.locator('as-form-editor [data-id="field_wish"]').click();
    await page.getByLabel('Label', { exact: true }).fill('What you wish for');
    await page.keyboard.press('Tab');
    const preview = page.getByRole('region', { name: 'What the requester sees' });
    await expect(preview.getByLabel('What you wish for')).toBeVisible();
    await page.getByRole('group', { name: 'Add a field' }).getByText('Tick box', { exact: true }).click();
    await expect(preview.getByRole('checkbox')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(preview.getByRole('checkbox')).toHaveCount(0);
    await oliver.canUse('a form');
  });

  await test.step('a rule of the decision is typed, and a problem leads to its cell', async () => {
    await openFile('approval-policy.dmn');
    const cell = page.locator('td[data-element-id="output_Always_Rule"]');
    await cell.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('"some"');
    const problem = page.getByRole('region', { name: 'Problems' }).getByRole('button', { name: /Rule, row 1/ });
    await expect(problem).toBeVisible();
    await openFile('request.form');
    await problem.click();
    await expect(cell.locator('[contenteditable]:focus')).toHaveText('"some"');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('"all"');
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
    await oliver.canUse('a decision');
  });

  await test.step('what differs is told in words', async () => {
    await page.getByRole('tab', { name: 'Changes' }).click();
    await expect(page.getByRole('region', { name: 'custom.bpmn' })).toContainText(name);
    await expect(page.getByRole('region', { name: 'request.form' })).toContainText('What you wish for');
    await expect(page.getByRole('region', { name: 'approval-policy.dmn' })).toContainText('"all"');
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
