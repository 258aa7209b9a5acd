import { accounts, expect, test } from './people';

test('a designer writes what a mail says and sees the mail that becomes of it [F1] [I2]', async ({ arrive }) => {
  const oliver = await arrive(accounts.designer, { viewport: { width: 1440, height: 1000 } });
  const { page } = oliver;
  const mail = page.locator('as-mail-view');

  await test.step('the words of the pack stand beside the mail, with the answers of an example', async () => {
    await oliver.signsIn();
    await page.goto('/processes/leave?tab=files&file=templates/ticket-approved.de.md');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(page.getByLabel(/^Subject/)).toHaveValue('{{number}}: „{{title}}“ ist genehmigt');
    await expect(mail.getByRole('heading')).toHaveText('LEA-1042: „Urlaub“ ist genehmigt');
    await expect(mail.getByText(/^Der Urlaub von Jane Porter vom \d/)).toBeVisible();
    await oliver.canUse('the words of a mail');
  });

  await test.step('what is typed is seen at once, and what is wrong is told', async () => {
    await page.getByLabel(/^Text/).fill('Schönen Urlaub!\n\n{{fields.dayz}}');
    await expect(page.getByRole('alert')).toContainText('line 5: there is no {{fields.dayz}} here');
    await page.getByLabel(/^Text/).fill('Schönen Urlaub! ');
    await page.getByRole('button', { name: 'Working days' }).click();
    await expect(mail.getByText(/^Schönen Urlaub! \d+$/)).toBeVisible();
    await page.getByRole('button', { name: 'Plain text' }).click();
    await expect(page.locator('pre')).toContainText('Anfrage ansehen: ');
  });

  await test.step('words that the pack does not have yet begin with those of the platform, and can go again', async () => {
    await page.getByRole('button', { name: 'Words for a mail' }).click();
    await page.getByLabel(/^When/).selectOption({ label: 'My request is done' });
    await oliver.canUse('words for a mail');
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await expect(page.getByLabel(/^Subject/)).toHaveValue('{{number}}: “{{title}}” is done');
    await page.getByRole('button', { name: 'Use the platform’s words' }).click();
    await expect(page.getByRole('heading', { name: 'leave.bpmn' })).toBeVisible();
    await page.getByRole('button', { name: 'More acts' }).click();
    await page.getByRole('menuitem', { name: 'Discard the draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
    await expect(page.getByRole('button', { name: 'Change', exact: true })).toBeVisible();
  });
});
