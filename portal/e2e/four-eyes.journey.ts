import { accounts, expect, type Person, test } from './people';
import { anew } from './purchase';

const decideOnPolicy = async (administrator: Person, wanted: boolean) => {
  const { page } = administrator;
  await page.goto('/admin/policies');
  const box = page.getByRole('checkbox', { name: 'A second person approves each draft' });
  await box.setChecked(wanted);
  await expect(page.getByText('The policy is kept.')).toBeVisible();
  await expect(box).toBeChecked({ checked: wanted });
};

test('a second designer reviews the changes before they are published, and a few meet them first [F2] [F6]', async ({
  arrive,
}) => {
  const ruth = await arrive(accounts.admin);
  const oliver = await arrive(accounts.designer, { viewport: { width: 1440, height: 1000 } });
  const words = anew('Something is broken in a room');
  const note = anew('Plainer words');
  const { page } = oliver;
  const review = page.getByRole('region', { name: 'Review' });

  await test.step('the company wants four eyes', async () => {
    await ruth.signsIn('/');
    await decideOnPolicy(ruth, true);
    await ruth.canUse('policies');
  });

  await test.step('who changes a process is told that somebody else has to approve it, and asks', async () => {
    await oliver.signsIn('/processes/facility');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('navigation', { name: 'Files' }).getByText('pack.yaml').click();
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Text' }).click();
    const text = page.getByRole('textbox', { name: 'Text of pack.yaml' });
    await expect(text).toHaveValue(/description:\n {2}en: /);
    await text.fill((await text.inputValue()).replace(/(description:\n {2}en: ).*/, `$1${words}`));
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Publish' })).toBeDisabled();
    await oliver.canUse('publishing without a review');
    await page.getByRole('button', { name: 'To the review' }).click();
    await oliver.canUse('changes and their review');
    await review.getByRole('button', { name: 'Ask for a review' }).click();
    await page.getByLabel('What to look at').fill(note);
    await page.getByLabel('Who', { exact: true }).selectOption(accounts.admin);
    await oliver.canUse('asking for a review');
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for a review' }).click();
    await expect(review).toContainText(`${accounts.admin} is asked`);
  });

  await test.step('what the reviewer says of a step stands at it, and is answered and resolved', async () => {
    const words = anew('Whose line is it');
    const said = (person: Person) => person.page.getByRole('region', { name: 'Comments' }).getByText(words);
    await ruth.page.goto('/processes/facility?file=facility.bpmn&element=userTask_RepairLine');
    await ruth.page.getByRole('textbox', { name: 'Comment on “Repair the line”' }).fill(words);
    await ruth.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(said(ruth)).toBeVisible();
    await expect(ruth.page.locator('.stage-count')).toHaveText('1');
    await ruth.canUse('a comment on a step');

    await expect(said(oliver)).toBeVisible();
    const comments = page.getByRole('region', { name: 'Comments' });
    await comments.getByRole('button', { name: 'Answer' }).click();
    await page.getByLabel('Your answer').fill('The provider’s.');
    await page.getByLabel('Your answer').press('Control+Enter');
    await expect(ruth.page.getByText('The provider’s.')).toBeVisible();
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('dialog')).toContainText('A comment is still open: Repair the line.');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await comments.getByRole('button', { name: 'Repair the line' }).click();
    await expect(page.getByLabel('Element', { exact: true })).toHaveValue('userTask_RepairLine');

    await ruth.page.getByRole('button', { name: 'Resolve' }).click();
    await expect(ruth.page.locator('.stage-count')).toHaveCount(0);
    await page.getByRole('tab', { name: 'Changes' }).click();
    await expect(comments.getByRole('listitem')).toHaveCount(0);
  });

  await test.step('the reviewer is told, reads what is different, and approves it', async () => {
    await ruth.page.getByRole('button', { name: /^Notifications/ }).click();
    await ruth.page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(note) })
      .click();
    await expect(ruth.page).toHaveURL(/\/processes\/facility\?tab=changes$/);
    await expect(ruth.page.getByRole('region', { name: 'pack.yaml' })).toContainText(words);
    await ruth.canUse('a review');
    await ruth.page.getByRole('button', { name: 'Approve' }).click();
    await expect(ruth.page.getByRole('region', { name: 'Review' })).toContainText('approved exactly this content');
  });

  await test.step('then it is published, for a few people at first', async () => {
    await page.reload();
    await expect(review).toContainText(`${accounts.admin} has approved`);
    await page.getByRole('button', { name: 'Publish' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What is different').fill(note);
    await dialog.getByText('A share first').click();
    await dialog.getByLabel('Per cent of all people').fill('20');
    await oliver.canUse('publishing for a share');
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await expect(dialog).toHaveCount(0, { timeout: 60_000 });
    const release = page.getByRole('list', { name: 'Releases' }).getByRole('listitem').first();
    await expect(release).toContainText(note);
    await expect(release).toContainText(`reviewed by ${accounts.admin}`);
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
    await decideOnPolicy(ruth, false);
  });
});
