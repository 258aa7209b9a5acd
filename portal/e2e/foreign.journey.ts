import { readFileSync } from 'node:fs';
import { discardDraft } from './drafts';
import { accounts, expect, test } from './people';
import { zipOf } from './zip';

const text = (name: string) => readFileSync(`../engine/src/test/resources/foreign/${name}`, 'utf8');

test('a model from another tool is told what must change, and what is safe is done by one press [F7] [F3]', async ({
  arrive,
}) => {
  const oliver = await arrive(accounts.designer, { viewport: { width: 1440, height: 1000 } });
  const { page } = oliver;
  const problems = page.getByRole('region', { name: 'Problems' });
  const shape = (id: string) => page.locator(`as-diagram-editor [data-element-id="${id}"].djs-element`);
  const state = page.getByRole('region', { name: 'custom.bpmn' }).getByRole('status');

  const bringIn = async (model: string) => {
    await page.locator('header input[type="file"]').setInputFiles({
      name: 'loan.zip',
      mimeType: 'application/zip',
      buffer: zipOf({ 'custom.bpmn': model, 'pack.yaml': text('pack.yaml'), 'request.form': text('request.form') }),
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click();
  };

  await test.step('a model without a drawing is drawn by one press, which can be taken back', async () => {
    await oliver.signsIn('/processes/custom');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(page.getByText('Nothing keeps it from being published.')).toBeVisible();
    await bringIn(text('loan.bpmn').replace(/<bpmndi:BPMNDiagram[^]*<\/bpmndi:BPMNDiagram>/, ''));
    await expect(page.getByRole('alert')).toContainText('This model has no drawing');
    await oliver.canUse('a model without a drawing');
    await page.getByRole('button', { name: 'Draw it' }).click();
    await expect(shape('Activity_0decide1')).toBeVisible();
    await expect(state).toHaveText('Saved');
    await page.locator('.toast').filter({ hasText: 'The model is drawn.' }).getByRole('button').first().click();
    await expect(page.getByRole('button', { name: 'Draw it' })).toBeVisible();
    await expect(state).toHaveText('Saved');
  });

  await test.step('an archive brings it into the draft', async () => {
    await bringIn(text('loan.bpmn'));
    await expect(shape('DataObjectReference_File')).toBeVisible();
  });

  await test.step('each problem that is safe to mend says what is lost by it', async () => {
    const listener = problems.getByRole('listitem').filter({ hasText: 'Process_Loan' }).filter({ hasText: 'Listener' });
    await expect(listener).toContainText('What it called is not called any more.');
    const script = problems.getByRole('listitem').filter({ hasText: '<bpmn:scriptTask>' });
    await expect(script).toBeVisible();
    await expect(script.getByRole('button', { name: 'Fix' })).toHaveCount(0);
    await oliver.canUse('problems of a foreign model');
  });

  await test.step('one is mended alone', async () => {
    const name = problems.getByRole('listitem').filter({ hasText: 'Activity_0pay1111' }).filter({ hasText: 'its id' });
    await name.getByRole('button', { name: 'Fix' }).click();
    await expect(shape('serviceTask_PayTheLoanOut')).toBeVisible();
    await expect(state).toHaveText('Saved');
    await expect(problems).not.toContainText('Activity_0pay1111');
  });

  await test.step('all at once, which one undo takes back', async () => {
    await problems.getByRole('button', { name: /^Fix all/ }).click();
    await expect(shape('DataObjectReference_File')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(shape('DataObjectReference_File')).toBeVisible();
    await expect(shape('Activity_0decide1')).toBeVisible();
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect(shape('userTask_DecideOnTheLoan')).toBeVisible();
    await expect(state).toHaveText('Saved');
    await expect(problems.getByRole('button', { name: 'Fix' })).toHaveCount(0);
    await expect(problems).toContainText('<bpmn:scriptTask>');
    await page.reload();
    await expect(shape('userTask_DecideOnTheLoan')).toBeVisible();
  });

  await test.step('the draft is thrown away', async () => {
    await discardDraft(page);
    await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeVisible();
  });
});
