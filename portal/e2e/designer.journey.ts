import type { Locator } from '@playwright/test';
import { callsOf } from './calls';
import { publishDraft } from './drafts';
import { openLine, sent } from './inbox';
import { accounts, expect, type Person, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

/** Whether a second person has to approve what is published. */
const wantFourEyes = async ({ page }: Person, wanted: boolean) => {
  await page.goto('/admin/policies');
  const box = page.getByRole('checkbox', { name: 'A second person approves each draft' });
  await box.setChecked(wanted);
  await expect(page.getByText('The policy is kept.')).toBeVisible();
};

const currentOf = async (call: Awaited<ReturnType<typeof callsOf>>) => {
  const found = (await (await call('GET', 'packs/purchase/releases')).json()) as {
    items: { number: number; current: boolean }[];
  };
  return found.items.find(({ current }) => current)?.number;
};

let before: number | undefined;

test.beforeEach(async ({ request }) => {
  before = await currentOf(await callsOf(request, 'admin@acme.example'));
});

test.afterEach('what a journey leaves that ended midway is put back', async ({ request }, { status }) => {
  if (status === 'passed') return;
  const call = await callsOf(request, 'admin@acme.example');
  await call('PUT', 'publishing-policy', { second_person: false });
  await call('DELETE', 'packs/purchase/draft');
  if ((await currentOf(call)) === before) return;
  await call('POST', `packs/purchase/releases/${before}/take-back`);
  await call('POST', 'packs/purchase/draft/publish', { note: 'As it was' });
});

test('a designer adds a legal review to purchases, proves it, has it reviewed, and a running purchase meets it [D3] [F1] [F2] [F3] [F4] [F5] [F6]', async ({
  arrive,
}) => {
  test.slow();
  const viewport = { width: 1440, height: 1000 };
  const ruth = await arrive(accounts.admin, { viewport });
  const oliver = await arrive(accounts.designer, { viewport });
  const priya = await arrive(accounts.finance1);
  const tom = await arrive(accounts.finance2);
  const { page } = ruth;
  const title = anew('Robots for the warehouse');
  const note = anew('Legal looks at what is above 20,000');

  const tab = (name: string) => page.getByRole('tab', { name }).click();
  const openFile = (file: string) => page.getByRole('navigation', { name: 'Files' }).getByText(file).click();
  const facts = page.getByRole('complementary', { name: 'Selected element' });
  const element = page.getByLabel('Element', { exact: true });
  const problems = page.getByRole('region', { name: 'Problems' });
  const review = page.getByRole('region', { name: 'Review' });
  const nothingWrong = () => expect(problems).toContainText('Nothing keeps it from being published.');
  const shape = (id: string) => page.locator(`as-diagram-editor .djs-shape[data-element-id="${id}"]`);
  const centre = async (of: Locator) => {
    const { x, y, width, height } = (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + width / 2, y: y + height / 2 };
  };
  /** Moves a little at a time, as a hand does, and lets go when the canvas says that it can be there. */
  const drag = (from: Locator, to: () => Promise<{ x: number; y: number }>) =>
    expect(async () => {
      await page.mouse.up();
      await page.locator('as-diagram-editor').evaluate((editor) => editor.scrollIntoView({ block: 'center' }));
      await from.hover();
      const { x, y } = await to();
      await page.mouse.down();
      await page.mouse.move(x, y, { steps: 40 });
      await expect(page.locator('.connect-ok, .new-parent').first()).toBeAttached({ timeout: 1_000 });
      await page.mouse.up();
    }).toPass();
  const connect = async (from: string, to: string) => {
    await element.selectOption(from);
    await drag(page.locator('.djs-context-pad .entry[data-action="connect"]'), () => centre(shape(to)));
    await expect(facts.getByLabel('When this way is taken')).toHaveValue('');
  };

  const address = await test.step('a large purchase is under way, and one of two has approved it', async () => {
    await ruth.signsIn();
    await fillInPurchase(page, { title, amount: '24,000' });
    const address = await submit(page);
    await wantFourEyes(ruth, true);
    await ruth.canUse('policies');
    await priya.signsIn('/inbox');
    await openLine(priya.page, title);
    const approved = sent(priya.page, 'approve');
    await priya.page.getByRole('button', { name: 'Approve' }).click();
    await approved;
    return address;
  });

  await test.step('the packs are listed, and one is read as it is', async () => {
    await page.getByRole('link', { name: 'Processes' }).click();
    await ruth.canUse('processes');
    await page.getByRole('link', { name: 'Purchase' }).click();
    await expect(page.getByRole('group', { name: 'Model purchase.bpmn' })).toContainText('Get approval');
    await ruth.canUse('a release');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await nothingWrong();
  });

  await test.step('a choice goes into the way of what is approved, and a step is dragged above it', async () => {
    await element.selectOption('flow_Approved');
    await page.getByText('Add into this way', { exact: true }).click();
    await facts.getByRole('button', { name: 'Choice' }).click();
    await page.keyboard.type('Above 20,000?');
    await page.keyboard.press('Enter');
    await drag(page.locator('.djs-palette').getByRole('button', { name: 'Work for a group' }), async () => ({
      x: (await centre(shape('gateway_Above20000'))).x,
      y: (await centre(shape('catchEvent_ReopenAsked'))).y,
    }));
    await page.keyboard.type('Legal review');
    await page.keyboard.press('Enter');
    await expect(facts.getByLabel('Name')).toHaveValue('Legal review');
    await facts.getByLabel('Whose work it is').fill('finance-committee');
    await facts.getByLabel('Whose work it is').press('Tab');
  });

  await test.step('what is missing is told at once, and a press leads to it', async () => {
    await element.selectOption('purchase');
    const alone = problems.getByRole('button', { name: /Legal review.*no flow leads to it/ });
    await alone.click();
    await expect(element).toHaveValue('userTask_LegalReview');
    await ruth.canUse('a model and its problems');
  });

  await test.step('it is connected, and says when it is wanted', async () => {
    await connect('userTask_LegalReview', 'userTask_OrderGoods');
    await connect('gateway_Above20000', 'userTask_LegalReview');
    await facts.getByLabel('Name').fill('above');
    await facts.getByLabel('When this way is taken').selectOption('as text');
    await facts.getByLabel('as text').fill('${ticket.amuont > 20000}');
    await facts.getByLabel('as text').press('Tab');
    const misspelt = problems.getByRole('button', { name: /flow_Above.*amuont/ });
    await expect(misspelt).toBeVisible();
    await element.selectOption('gateway_Above20000');
    await facts.getByLabel('Otherwise').selectOption('Order the goods');
    await misspelt.click();
    await expect(element).toHaveValue('flow_Above');
    await facts.getByLabel('When this way is taken').selectOption('Amount in the base currency');
    await facts.getByLabel('Value').fill('20000');
    await facts.getByLabel('Value').press('Tab');
    await nothingWrong();
  });

  await test.step('what it says has its German words', async () => {
    await openFile('purchase.texts.de.yaml');
    for (const [english, german] of [
      ['Legal review', 'Rechtliche Prüfung'],
      ['Above 20,000?', 'Über 20.000?'],
      ['above', 'darüber'],
    ] as const) {
      await page.getByLabel(english, { exact: true }).fill(german);
      await page.keyboard.press('Tab');
    }
    await expect(page.getByText('0 texts have no translation')).toBeVisible();
    await ruth.canUse('words in another language');
  });

  await test.step('a field of the form is changed, and stands as its requesters will see it', async () => {
    await openFile('request.form');
    await page.locator('as-form-editor [data-id="field_vendor"]').click();
    await page.getByLabel('Label', { exact: true }).fill('Supplier');
    await page.keyboard.press('Tab');
    await page.getByLabel('At most so many characters').fill('18');
    await page.keyboard.press('Tab');
    const preview = page.getByRole('region', { name: 'What the requester sees' });
    await expect(preview.getByLabel('Supplier')).toBeVisible();
    await page.getByRole('group', { name: 'Add a field' }).getByText('Tick box', { exact: true }).click();
    await expect(preview.getByRole('checkbox')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(preview.getByRole('checkbox')).toHaveCount(0);
    await ruth.canUse('a form');
  });

  await test.step('a rule of the decision is typed, and a problem leads to its cell', async () => {
    await openFile('approval-policy.dmn');
    const cell = page.locator('td[data-element-id="output_Over5000_RemindAfter"]');
    await cell.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('"soon"');
    const problem = problems.getByRole('button', { name: /Remind after, row 3/ });
    await expect(problem).toBeVisible();
    await openFile('request.form');
    await problem.click();
    await expect(cell.locator('[contenteditable]:focus')).toHaveText('"soon"');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('"P2D"');
    await nothingWrong();
    await ruth.canUse('a decision');
  });

  await test.step('the scenarios are still true; their tokens are watched, and nobody met the legal review', async () => {
    await tab('Scenarios');
    await page.getByRole('button', { name: 'Run scenarios' }).click();
    await expect(page.getByText('All green')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Watch the tokens of: A small purchase/ }).click();
    const stands = page.getByRole('group', { name: 'Where the tokens stand' });
    await expect(stands.locator('[data-element-id="startEvent_PurchaseRequested"].is-active')).toBeVisible();
    await ruth.canUse('tokens');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(stands.locator('[data-element-id="callActivity_GetApproval"].is-active')).toBeVisible();
    await page.getByRole('slider').press('End');
    await expect(stands.locator('[data-element-id="endEvent_Closed"].is-active')).toBeVisible();
    await expect(page.getByText(/Closed, after 5 d/)).toBeVisible();
    await expect(page.getByText(/Nobody went through .*Legal review/)).toBeVisible();
    await tab('Files');
    await openFile('purchase.bpmn');
    await expect(page.locator('.djs-shape[data-element-id="userTask_LegalReview"].is-failed')).toBeVisible();
  });

  await test.step('what the last 500 purchases would have done is told in a sentence', async () => {
    await tab('What if');
    await page.getByLabel('How many of the last requests').fill('500');
    await page.getByRole('button', { name: 'Ask' }).click();
    await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/Of the last \d+ requests: .*same.*gains? a step.*cannot be told/)).toBeVisible();
    await page.getByRole('button', { name: /cannot be told/ }).click();
    await expect(page.getByText(/The draft does not accept it as it was sent/).first()).toBeVisible();
    await ruth.canUse('what-if');
  });

  await test.step('one that gains a step is drawn as it went, and as it would have gone', async () => {
    await page.getByRole('button', { name: /gains? a step/ }).click();
    await page
      .getByRole('button', { name: /^FIN-.*Legal review/ })
      .first()
      .click();
    const now = page.getByRole('region', { name: 'On the draft' });
    await expect(page.getByRole('region', { name: 'Then' }).locator('.djs-shape.is-done').first()).toBeVisible();
    await expect(now.locator('[data-element-id="userTask_LegalReview"].is-active')).toBeVisible();
    await ruth.canUse('a request then and now');
  });

  await test.step('it becomes a scenario, which names nobody', async () => {
    await page.getByRole('button', { name: 'Make a scenario' }).click();
    await expect(page.getByLabel('What it shows')).toHaveValue(/^As it happened/);
    await page.getByRole('button', { name: 'Run this scenario' }).click();
    await expect(page.getByText('Red: see the step that is marked')).toBeVisible();
    await ruth.canUse('a scenario that does not come true');
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    const text = page.getByRole('textbox', { name: /^Text of scenarios\/as-it-happened-1/ });
    await expect(text).not.toHaveValue(/@|MKT/);
    const told = await text.inputValue();
    await text.fill(
      told.replace(
        /asked: procurement\n +waiting: Order the goods\n +path: .*/,
        'waiting: Legal review\n- when: finance-committee completes\n  then: {waiting: Order the goods}',
      ),
    );
    await nothingWrong();
  });

  await test.step('with it all are true, and the legal review has been met', async () => {
    await tab('Scenarios');
    await page.getByRole('button', { name: 'Run scenarios' }).click();
    await expect(page.getByText('All green')).toBeVisible({ timeout: 60_000 });
    await tab('Files');
    await openFile('purchase.bpmn');
    await expect(page.locator('.djs-shape[data-element-id="userTask_LegalReview"].is-done')).toBeVisible();
  });

  await test.step('a second designer has to look at it, and is asked', async () => {
    await tab('Changes');
    await expect(page.getByRole('region', { name: 'request.form' })).toContainText('Supplier');
    await expect(page.getByRole('region', { name: 'approval-policy.dmn' })).toContainText('P2D');
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Publish' })).toBeDisabled();
    await ruth.canUse('publishing without a review');
    await page.getByRole('button', { name: 'To the review' }).click();
    await review.getByRole('button', { name: 'Ask for a review' }).click();
    await page.getByLabel('What to look at').fill(note);
    await page.getByLabel('Who', { exact: true }).selectOption(accounts.designer);
    await ruth.canUse('asking for a review');
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for a review' }).click();
    await expect(review).toContainText(`${accounts.designer} is asked`);
  });

  await test.step('who is told, and sees on the diagram what is different, and approves it', async () => {
    await oliver.signsIn('/');
    await oliver.page.getByRole('button', { name: /^Notifications/ }).click();
    await oliver.page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(note) })
      .click();
    const model = oliver.page.getByRole('region', { name: 'purchase.bpmn' });
    await expect(model.locator('[data-element-id="userTask_LegalReview"].djs-shape').first()).toBeVisible();
    await expect(model).toContainText('${ticket.amount > 20000}');
    await oliver.canUse('changes and their review');
    await oliver.page.getByRole('button', { name: 'Approve' }).click();
    await expect(oliver.page.getByRole('region', { name: 'Review' })).toContainText('approved exactly this content');
  });

  await test.step('it becomes a release', async () => {
    await page.reload();
    await expect(review).toContainText(`${accounts.designer} has approved`);
    await publishDraft(page, note);
    await expect(page.getByRole('list', { name: 'Releases' })).toContainText(`reviewed by ${accounts.designer}`);
    await ruth.canUse('releases');
    await page
      .getByRole('button', { name: /^What changed in release/ })
      .first()
      .click();
    const policy = page.getByRole('region', { name: 'approval-policy.dmn' });
    await expect(policy).toContainText('P2D');
    await ruth.canUse('the difference of two releases');
    await page.getByRole('button', { name: 'Releases', exact: true }).click();
  });

  await test.step('a rehearsal tells what becomes of what is under way, and the large purchase is moved', async () => {
    const running = page.getByRole('region', { name: 'Running requests on older releases' });
    await running.getByRole('button', { name: 'Rehearse' }).click();
    const line = running.getByRole('listitem').filter({ hasText: title });
    await expect(line).toContainText('Waits at Get approval › Decide this level');
    await ruth.canUse('a rehearsal');
    await line.getByRole('checkbox').check();
    await running.getByRole('button', { name: 'Move 1 request' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Move 1 request' }).click();
    await expect(running.getByRole('button', { name: '1 was moved' })).toBeVisible({ timeout: 60_000 });
    await ruth.canUse('moved requests');
  });

  await test.step('approved for the second time, it meets the legal review', async () => {
    await tom.signsIn('/inbox');
    await openLine(tom.page, title);
    const approved = sent(tom.page, 'approve');
    await tom.page.getByRole('button', { name: 'Approve' }).click();
    await approved;
    await tom.page.goto('about:blank');
    await priya.page.reload();
    await openLine(priya.page, title);
    await expect(priya.page.getByText('Legal review').first()).toBeVisible();
    await priya.page.getByRole('button', { name: 'I take it' }).click();
    const done = sent(priya.page, 'complete');
    await priya.page.getByRole('button', { name: 'Done', exact: true }).click();
    await done;
    await page.goto(address);
    await expect(page.getByRole('list', { name: 'Where it is' })).toContainText('Order the goods');
    await tab('Diagram');
    await expect(page.locator('.djs-shape.is-done[data-element-id="userTask_LegalReview"]')).toBeVisible();
  });

  await test.step('the release before comes back', async () => {
    await wantFourEyes(ruth, false);
    await page.goto('/processes/purchase?tab=releases');
    await page
      .getByRole('button', { name: /^Take back release/ })
      .first()
      .click();
    await expect(page.getByRole('region', { name: 'purchase.bpmn' })).toContainText('Legal review');
    await publishDraft(page, 'As it was');
    await expect(page.getByText('Current', { exact: true })).toHaveCount(1);
  });
});
