import { openLine, sent } from './inbox';
import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('what is said reaches whom it is meant for, is changed and taken back [G1]', async ({ arrive }) => {
  const title = anew('Microphones for the stage');
  const employee = await arrive(accounts.employee);
  const head = await arrive(accounts.head);
  await employee.signsIn();
  await fillInPurchase(employee.page, { title, amount: '1800' });
  await submit(employee.page);
  await head.signsIn('/inbox');
  await openLine(head.page, title);
  const { page } = head;
  const thread = page.getByRole('list', { name: 'Conversation' });

  await test.step('the head mentions somebody by the first letters of the name', async () => {
    const words = page.getByLabel('Write to everybody on this request, mention with @');
    await words.pressSequentially('Do we own some, @nina');
    await page.getByRole('option', { name: /Nina Kowalski/ }).waitFor();
    await words.press('Enter');
    await expect(words).toHaveValue('Do we own some, @Nina Kowalski ');
    await head.canUse('somebody is mentioned');
    await words.press('Control+Enter');
    await expect(thread.locator('.mention')).toHaveText('Nina Kowalski');
  });

  await test.step('writes to one person only', async () => {
    await page.getByLabel('Who reads it').selectOption('Only some people');
    await page.getByLabel('Who may read it').fill('priya');
    await page.getByRole('option', { name: /Priya Nair/ }).click();
    await page.getByLabel('A note that the requester does not see').fill('Is there money left this quarter?');
    await head.canUse('a private note');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(thread.getByText('private, to Priya Nair')).toBeVisible();
  });

  await test.step('mends the words, and takes the private ones back', async () => {
    await thread.getByRole('listitem').first().hover();
    await thread.getByRole('button', { name: 'Edit' }).first().click();
    const again = thread.getByRole('textbox', { name: 'Edit' });
    await expect(again).toHaveValue(/@Nina Kowalski/);
    await again.fill('Do we not own some, @Nina Kowalski?');
    await thread.getByRole('button', { name: 'Save' }).click();
    await expect(thread.getByText('edited')).toBeVisible();
    await thread.getByRole('listitem').last().hover();
    await thread.getByRole('button', { name: 'Remove' }).last().click();
    await expect(page.getByRole('status')).toContainText('Removed');
    await expect(thread.getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(thread.getByRole('listitem')).toHaveCount(2);
  });

  await test.step('the employee reads what is for everybody, and nothing else', async () => {
    const told = employee.page.getByRole('list', { name: 'Conversation' });
    await expect(told).toContainText('Do we not own some, Nina Kowalski?');
    await expect(told.getByRole('listitem')).toHaveCount(1);
  });
});

test('changes to a request under way are not lost, and a request just sent is taken back [A2]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const { page } = employee;
  await employee.signsIn();
  const title = anew('Carpet for the lobby');
  await fillInPurchase(page, { title, amount: '640' });
  const address = await submit(page);

  await test.step('leaving asks; the changes are saved on the way', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(page.getByLabel('Amount')).toHaveValue('640.00');
    await page.getByLabel('Amount').fill('660');
    await page.getByRole('link', { name: /^Inbox/ }).click();
    const question = page.getByRole('dialog', { name: 'Save the changes?' });
    await employee.canUse('leaving with changes');
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await expect(page.getByLabel('Amount')).toHaveValue('660.00');
    await page.getByRole('link', { name: /^Inbox/ }).click();
    await question.getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL(/\/inbox/);
    await page.goto(address);
    await expect(page.locator('.req-head')).toContainText('660.00');
  });

  await test.step('a menu closes by Escape, and watching is told', async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: /atch/ }).click();
    await expect(page.getByRole('status')).toContainText('told what happens here');
  });

  await test.step('what was just sent goes back to the form', async () => {
    await fillInPurchase(page, { title: anew('Plants for the lobby'), amount: '80' });
    await submit(page);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page).toHaveURL(/\/new\/purchase\?draft=/);
    await expect(page.getByLabel('Amount')).toHaveValue('80.00');
  });

  await test.step('words that are not sent outlive a reload', async () => {
    await page.goto(address);
    await page.getByLabel('Write to everybody on this request, mention with @').fill('Half a sentence');
    await page.reload();
    await expect(page.getByLabel('Write to everybody on this request, mention with @')).toHaveValue('Half a sentence');
  });

  await test.step('a withdrawal by mistake is taken back', async () => {
    const status = page.locator('.req-head as-status');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await expect(status).toHaveText('Draft');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(status).toHaveText('In review');
    await page.reload();
    await expect(status).toHaveText('In review');
  });

  await test.step('what has ended is copied as a new one', async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Cancel this request' }).click();
    const cancelled = sent(page, 'cancel');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel this request' }).click();
    await expect(page.locator('.req-head as-status')).toHaveText('Cancelled');
    await cancelled;
    await page.getByRole('button', { name: 'Copy as new' }).click();
    await expect(page).toHaveURL(/\/new\/purchase\?draft=/);
    await expect(page.getByLabel('Title')).toHaveValue(title);
    await expect(page.getByLabel('Amount')).toHaveValue('660.00');
  });
});

test('Germans read the process in German [P2] [B10]', async ({ arrive }) => {
  const german = await arrive(accounts.manager, { locale: 'de-DE' });
  const { page } = german;
  await page.goto('/new/purchase');
  await page.getByRole('button', { name: accounts.manager }).click();
  await page.getByLabel('Betrag').pressSequentially('3.200');
  const way = page.getByRole('complementary', { name: 'Der Weg' });
  await expect(way).toContainText('Von 1.000 bis 5.000 entscheidet die Abteilungsleitung');
  await expect(way).toContainText('Ware bestellen');
  await page.getByLabel('Budget').fill('!');
  await expect(page.getByLabel('Betrag')).toHaveValue('3.200,00');
  await page.getByRole('button', { name: 'Einreichen' }).click();
  await expect(page.getByText('So wird es erwartet: Buchstaben, Ziffern und Bindestriche')).toBeVisible();
  await expect(page.getByLabel('Titel')).toBeFocused();
  await german.canUse('mistakes in German');
});
