import { discardDraft } from './drafts';
import { accounts, expect, test } from './people';

test('a designer builds with blocks in plain words, and nothing about them is wrong [F1]', async ({ arrive }) => {
  const oliver = await arrive(accounts.designer, { viewport: { width: 1440, height: 1000 } });
  const { page } = oliver;
  const element = page.getByLabel('Element', { exact: true });
  const shape = (id: string) => page.locator(`as-diagram-editor .djs-shape[data-element-id="${id}"]`);
  const state = page.getByRole('region', { name: 'custom.bpmn' }).getByRole('status');
  const add = async (where: string, block: string) => {
    await page.getByText(where, { exact: true }).click();
    await page.getByRole('complementary', { name: 'Selected element' }).getByRole('button', { name: block }).click();
  };

  await test.step('work of a group is put into a way, and is named at once', async () => {
    await oliver.signsIn('/processes/custom');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await element.selectOption('flow_Approved');
    await expect(page.getByLabel('When this way is taken')).toHaveValue('approval.outcome');
    await expect(page.getByLabel('Value')).toHaveValue('APPROVED');
    await add('Add into this way', 'Work for a group');
    await page.keyboard.type('Order the goods');
    await page.keyboard.press('Enter');
    await expect(shape('userTask_OrderTheGoods')).toBeVisible();
    const seen = async (id: string) => {
      const box = await shape(id).locator('.djs-visual').first().boundingBox();
      const { x, y, width, height } = box ?? { x: NaN, y: NaN, width: NaN, height: NaN };
      return { x, y, right: x + width, bottom: y + height };
    };
    const words = await seen('flow_Approved_label');
    for (const id of ['gateway_Approved', 'userTask_OrderTheGoods']) {
      const { x, y, right, bottom } = await seen(id);
      const isApart = words.right < x || right < words.x || words.bottom < y || bottom < words.y;
      expect(isApart, `the words of the way cover nothing of ${id}`).toBe(true);
    }
    await element.selectOption('userTask_OrderTheGoods');
    await expect(page.getByLabel('Status', { exact: true })).toHaveValue('IN_PROGRESS');
    await page.getByLabel('Whose work it is').fill('procurement');
    await oliver.canUse('a block');
  });

  await test.step('a program is asked by its topic', async () => {
    await add('Add after it', 'Work by a program');
    await page.keyboard.type('Book the order');
    await page.keyboard.press('Enter');
    await element.selectOption('serviceTask_BookTheOrder');
    await page.getByLabel('Topic').fill('erp.bookOrder');
    await page.keyboard.press('Tab');
    await expect(page.getByText('serviceTask_BookTheOrder')).toBeHidden();
    await page.getByText('For the engine').click();
    await expect(page.getByText('serviceTask_BookTheOrder')).toBeVisible();
    await page.getByText('Add after it', { exact: true }).click();
    await expect(page.getByRole('button', { name: 'End: closed' }), 'a way leads on from it').toHaveCount(0);
    await page.getByText('Add after it', { exact: true }).click();
    await element.selectOption('gateway_Approved');
    await add('Add after it', 'End: closed');
    await expect(element).toHaveValue('endEvent_Closed2');
    await page.getByRole('button', { name: 'Undo' }).click();
  });

  await test.step('the step has a reminder, which is one undo', async () => {
    await element.selectOption('userTask_OrderTheGoods');
    await add('Add after it', 'Reminder');
    await expect(shape('serviceTask_Remind')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(shape('serviceTask_Remind')).toHaveCount(0);
    await page.getByRole('button', { name: 'Redo' }).click();
    await element.selectOption({ label: 'Three days' });
    await expect(page.getByLabel('How long, or until when')).toHaveValue('D');
    await expect(page.getByLabel('How many')).toHaveValue('3');
  });

  await test.step('nothing of the model is a problem', async () => {
    await expect(state).toHaveText('Saved');
    await page.reload();
    await expect(shape('serviceTask_Remind')).toBeVisible();
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
  });

  await test.step('the draft is thrown away', async () => {
    await discardDraft(page);
    await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeVisible();
  });
});
