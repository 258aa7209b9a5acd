import { accounts, expect, test } from './people';

test('whoever changes a threshold asks what it would have done, and keeps a real request as a scenario [F5] [F4] [J5]', async ({
  arrive,
}) => {
  const ruth = await arrive(accounts.admin, { viewport: { width: 1440, height: 1000 } });
  const { page } = ruth;
  const tab = (name: string) => page.getByRole('tab', { name }).click();

  await test.step('the head of the department is to decide from 100 on', async () => {
    await ruth.signsIn('/processes/purchase');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('navigation', { name: 'Files' }).getByText('approval-policy.dmn').click();
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Text of approval-policy.dmn' });
    await expect(text).toHaveValue(/&lt; 1000/);
    await text.fill((await text.inputValue()).replace('&lt; 1000', '&lt; 100').replace('[1000..5000]', '[100..5000]'));
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
  });

  await test.step('what the last requests would have done is told in a sentence', async () => {
    await tab('What if');
    await page.getByLabel('How many of the last requests').fill('50');
    await page.getByRole('button', { name: 'Ask' }).click();
    await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/Of the last \d+ requests: .*others to decide/)).toBeVisible();
    await ruth.canUse('what-if');
  });

  await test.step('one of them is drawn as it went, and as it would have gone', async () => {
    await page.getByRole('button', { name: /others to decide/ }).click();
    await page.getByRole('button', { name: /^FIN-/ }).first().click();
    for (const side of ['Then', 'On the draft']) {
      const half = page.getByRole('region', { name: side });
      await expect(half.getByRole('group', { name: `Diagram: ${side}` })).toContainText('Get approval');
      await expect(half.locator('.djs-shape.is-done').first()).toBeVisible();
    }
    await ruth.canUse('a request then and now');
  });

  await test.step('it becomes a scenario, which names nobody', async () => {
    await page.getByRole('button', { name: 'Make a scenario' }).click();
    await expect(page.getByLabel('What it shows')).toHaveValue(/^As it happened/);
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    const text = page.getByRole('textbox', { name: /^Text of scenarios\/as-it-happened-1/ });
    await expect(text).toHaveValue(/As it happened: .*\n[^]*asked: manager/);
    await expect(text).not.toHaveValue(/@|MKT/);
  });

  await test.step('a proof that does not hold is shown on the diagram', async () => {
    await tab('Proofs');
    await expect(page.getByRole('listitem').filter({ hasText: 'Every path ends' }).first()).toContainText('proven');
    await page.getByLabel('Two different people decide before').selectOption({ label: 'Order the goods' });
    const claim = page.getByRole('listitem').filter({ hasText: 'decide before “Order the goods”' });
    await expect(claim).toContainText('refuted');
    await claim.getByRole('button', { name: 'Show the way' }).click();
    await expect(claim.locator('.djs-shape.is-failed[data-element-id="userTask_OrderGoods"]')).toBeVisible();
    await ruth.canUse('proofs');
  });

  await test.step('how often and how long requests stay is told on the diagram, and by a table', async () => {
    await tab('Insight');
    await expect(page.getByText(/Rests on \d+ requests of release \d+/)).toBeVisible();
    await page.getByRole('combobox', { name: 'Release', exact: true }).selectOption('1');
    const diagram = page.getByRole('group', { name: 'Diagram: purchase' });
    const approval = diagram.locator('[data-container-id="callActivity_GetApproval"]');
    const row = page.getByRole('row').filter({ hasText: 'Get approval' });
    await expect(approval).toHaveText(await row.getByRole('cell').first().innerText());
    await page.getByRole('radio', { name: 'How long' }).check();
    await expect(approval).toHaveText(await row.getByRole('cell').nth(2).innerText());
    await ruth.canUse('insight');
    const way = page.getByRole('button', { name: /Get approval › Rejected/ });
    await way.click();
    await expect(way).toHaveAttribute('aria-pressed', 'true');
    await expect(diagram.locator('.djs-shape.is-done[data-element-id="endEvent_Rejected"]')).toBeVisible();
  });

  await test.step('the draft is thrown away', async () => {
    await page.getByRole('button', { name: 'More acts' }).click();
    await page.getByRole('menuitem', { name: 'Discard the draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
    await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeVisible();
  });
});
