import { discardDraft } from './drafts';
import { accounts, expect, test } from './people';

test('whoever changes a process asks for proofs, and how often and how long requests stay where [F3] [J5]', async ({
  arrive,
}) => {
  const ruth = await arrive(accounts.admin, { viewport: { width: 1440, height: 1000 } });
  const { page } = ruth;
  const tab = (name: string) => page.getByRole('tab', { name }).click();

  await test.step('a proof that does not hold is shown on the diagram', async () => {
    await ruth.signsIn('/processes/purchase');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
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
    await page.getByRole('combobox', { name: 'Release', exact: true }).selectOption('1');
    await expect(page.getByText(/Rests on \d+ requests of release 1/)).toBeVisible();
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
    await discardDraft(page);
    await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeVisible();
  });
});
