import { discardDraft } from './drafts';
import { accounts, expect, type Person, test } from './people';
import { anew } from './purchase';

test('what a reviewer says of a step stands at it, and is answered and resolved [F2]', async ({ arrive }) => {
  const ruth = await arrive(accounts.admin);
  const oliver = await arrive(accounts.designer, { viewport: { width: 1440, height: 1000 } });
  const words = anew('Whose line is it');
  const said = (person: Person) => person.page.getByRole('region', { name: 'Comments' }).getByText(words);
  const { page } = oliver;
  const comments = page.getByRole('region', { name: 'Comments' });

  await test.step('somebody else comments on a step of a draft', async () => {
    await oliver.signsIn('/processes/facility');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('tab', { name: 'Changes' }).click();
    await ruth.signsIn();
    await ruth.page.goto('/processes/facility?file=facility.bpmn&element=userTask_RepairLine');
    await ruth.page.getByRole('textbox', { name: 'Comment on “Repair the line”' }).fill(words);
    await ruth.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(said(ruth)).toBeVisible();
    await expect(ruth.page.locator('.stage-count')).toHaveText('1');
    await ruth.canUse('a comment on a step');
  });

  await test.step('its author answers, and is reminded of it before publishing', async () => {
    await expect(said(oliver)).toBeVisible();
    await comments.getByRole('button', { name: 'Answer' }).click();
    await page.getByLabel('Your answer').fill('The provider’s.');
    await page.getByLabel('Your answer').press('Control+Enter');
    await expect(ruth.page.getByText('The provider’s.')).toBeVisible();
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('dialog')).toContainText('A comment is still open: Repair the line.');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await comments.getByRole('button', { name: 'Repair the line' }).click();
    await expect(page.getByLabel('Element', { exact: true })).toHaveValue('userTask_RepairLine');
  });

  await test.step('it is resolved, and nothing is open any more', async () => {
    await ruth.page.getByRole('button', { name: 'Resolve' }).click();
    await expect(ruth.page.locator('.stage-count')).toHaveCount(0);
    await page.getByRole('tab', { name: 'Changes' }).click();
    await expect(comments.getByRole('listitem')).toHaveCount(0);
    await discardDraft(page);
  });
});
