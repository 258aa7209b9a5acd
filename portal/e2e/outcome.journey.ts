import { openLine, sent } from './inbox';
import { linkIn, mailTo } from './mail';
import { accounts, expect, phone, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('a purchase goes from the form to its end among five people [A1] [A6] [B2] [B3] [B10] [C1] [C3] [C4] [G3] [P1]', async ({
  arrive,
}) => {
  const title = anew('Camera for the autumn campaign');
  const employee = await arrive(accounts.employee);
  const head = await arrive(accounts.head, phone);
  const manager = await arrive(accounts.manager);
  const buyer = await arrive(accounts.buyer);
  const admin = await arrive(accounts.admin);

  await test.step('the head has the inbox open on the phone', async () => {
    await head.signsIn('/inbox');
    await head.canUse('inbox on a phone');
  });

  await test.step('the employee sees who decides and why before sending', async () => {
    await employee.signsIn();
    await fillInPurchase(employee.page, { title, amount: '3,200' });
    const path = employee.page.getByRole('complementary', { name: 'The path ahead' });
    await expect(path).toContainText('Mike Brown');
    await expect(path).toContainText('From 1,000 to 5,000 the head of the department decides');
    await expect(employee.page.getByLabel('Amount')).toHaveValue('3,200.00');
    await employee.canUse('new request');
  });

  const address = await test.step('the employee attaches a quote and sends', async () => {
    const choosing = employee.page.waitForEvent('filechooser');
    await employee.page.getByRole('button', { name: 'Drop files here' }).click();
    await (await choosing).setFiles('e2e/quote.txt');
    await expect(employee.page.getByRole('button', { name: /^quote.txt/ })).toBeVisible();
    return submit(employee.page);
  });

  await test.step('whom it does not concern is told that there is nothing', async () => {
    manager.foresees(404);
    await manager.signsIn();
    await manager.page.goto(address);
    await expect(manager.page.getByRole('heading', { name: 'Not found' })).toBeVisible();
    await manager.canUse('nothing here');
  });

  await test.step('the head gets it live and by mail, reads why, and asks', async () => {
    const { page } = head;
    await openLine(page, title);
    const mail = await mailTo('head@acme.example', title);
    expect(mail.subject).toContain('please decide');
    expect(mail.text).toContain('Jane Porter would like to spend 3,200 USD.');
    await page.goto(linkIn(mail));
    await page.getByRole('link', { name: 'Decide' }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('button', { name: /^quote.txt/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Why me?' })).toBeVisible();
    await expect(page.getByText('The head of Marketing is asked.')).toBeVisible();
    await head.canUse('approval on a phone');
    const asked = sent(page, 'request-info');
    await page.getByRole('button', { name: /^Ask( I)?$/ }).click();
    await page.getByRole('textbox', { name: 'What do you need to know?' }).fill('Why not hire one for the week?');
    await page.keyboard.press('Enter');
    await asked;
  });

  await test.step('the employee answers', async () => {
    const { page } = employee;
    await expect(page.locator('.req-head').getByText('Pending info')).toBeVisible();
    await page.getByRole('link', { name: /^Inbox/ }).click();
    await openLine(page, title);
    await expect(page.getByText('Why not hire one for the week?').first()).toBeVisible();
    await employee.canUse('question to answer');
    await page.getByRole('textbox', { name: 'Your answer' }).fill('Three weeks of hire cost more than the camera.');
    const answered = sent(page, 'complete');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await expect(page.getByRole('status')).toContainText('Answered');
    await answered;
    await page.goto(address);
  });

  await test.step('the head reads the answer and approves', async () => {
    const { page } = head;
    await openLine(page, title);
    await expect(page.getByText('Three weeks of hire cost more than the camera.').first()).toBeVisible();
    const approved = sent(page, 'approve');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('Approved');
    await approved;
  });

  await test.step('the employee hears of it by mail', async () => {
    const mail = await mailTo('employee@acme.example', title);
    await employee.page.goto(linkIn(mail));
    await expect(employee.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await employee.page.goto(address);
  });

  await test.step('the buyer takes the work and ends it, at the second go', async () => {
    const { page } = buyer;
    await buyer.signsIn('/inbox');
    await openLine(page, title);
    await page.getByRole('button', { name: 'I take it' }).click();
    await expect(page.getByRole('button', { name: 'Give it back' })).toBeVisible();
    await buyer.canUse('work in the inbox');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect(page.getByRole('status')).toContainText(`Done: ${title}`);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const done = sent(page, 'complete');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await done;
  });

  await test.step('the employee sees it completed, and closes it', async () => {
    const { page } = employee;
    await expect(page.locator('.req-head').getByText('Completed')).toBeVisible();
    const tracker = page.getByRole('list', { name: 'Where it is' });
    await expect(tracker).toContainText('Order the goods');
    await expect(tracker).toContainText('Completed');
    await employee.canUse('request');
    for (const part of ['Form', 'Files', 'Diagram', 'History']) {
      await page.getByRole('tab', { name: part }).click();
      await expect(page.getByRole('tabpanel', { name: part })).toBeVisible();
      if (part === 'Diagram') await expect(page.locator('svg [data-element-id]').first()).toBeVisible();
      await employee.canUse(`request, ${part}`);
    }
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(page.locator('.req-head').getByText('Closed')).toBeVisible();
  });

  await test.step('the administrator reads who did what', async () => {
    const { page } = admin;
    await admin.signsIn(address);
    await page.getByRole('tab', { name: 'History' }).click();
    const history = page.getByRole('tabpanel', { name: 'History' });
    for (const name of [accounts.employee, accounts.head, accounts.buyer]) await expect(history).toContainText(name);
    await admin.canUse('history as administrator');
  });
});
