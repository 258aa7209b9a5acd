import { openLine, sent } from './inbox';
import { accounts, expect, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

test('what may mean two amounts is not guessed [A2] [P2]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const { page } = employee;
  await employee.signsIn();
  await fillInPurchase(page, { title: anew('Lamp'), amount: '3,20' });
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('This can be read in two ways. Write it like 3,200.00.')).toBeVisible();
  await expect(page.getByLabel('Amount')).toHaveValue('3,20');
  await employee.canUse('an amount that is not clear');
  await page.getByLabel('Amount').fill('3200.555');
  await page.getByLabel('Budget code').focus();
  await expect(page.getByText('At most 2 digits after the point')).toBeVisible();
  await page.getByLabel('Amount').fill('320');
  await submit(page);
  await expect(page.locator('.req-head')).toContainText('320.00');
});

test('a draft has an address of its own, and outlives a reload and a session that is over [A2]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const { page } = employee;
  await employee.signsIn();
  const title = anew('Ladder');
  await fillInPurchase(page, { title, amount: '1,250' });
  await expect(page).toHaveURL(/\/new\/purchase\?draft=[0-9a-f-]{36}$/);
  await expect(page.getByText(/^Draft saved/)).toBeVisible();

  await test.step('a reload shows it again', async () => {
    await page.reload();
    await expect(page.getByLabel('Title')).toHaveValue(title);
    await expect(page.getByLabel('Amount')).toHaveValue('1,250.00');
  });

  await test.step('what the server does not take is not said to be kept', async () => {
    const free = await employee.refuses(/\/api\/v1\/tickets/, 503, 'PATCH');
    await page.getByLabel('Why it is needed').fill('The old one has five rungs left.');
    await expect(page.getByText('Not saved. The database is away.')).toBeVisible();
    await page.getByRole('button', { name: 'Keep as draft' }).click();
    await expect(page.getByRole('status')).toContainText('Not saved');
    await expect(page).toHaveURL(/\/new\/purchase/);
    await free();
  });

  await test.step('it is kept in the tab, also when the session is over', async () => {
    await page.getByLabel('Why it is needed').fill('The old one has four rungs left.');
    const over = await employee.refuses(/\/api\/v1\/tickets\/preview/, 401, 'POST');
    await page.getByLabel('Vendor').fill('Steps and Sons');
    // silently, or on the page to sign in when the server's own session is over, too
    await page.waitForURL(/\/sign(ed)?-in/);
    await over();
    const account = page.getByRole('button', { name: accounts.employee });
    await expect(account.or(page.getByLabel('Vendor'))).toBeVisible();
    if (await account.isVisible()) await account.click();
    await expect(page.getByLabel('Why it is needed')).toHaveValue('The old one has four rungs left.');
    await expect(page.getByLabel('Vendor')).toHaveValue('Steps and Sons');
  });

  await submit(page);
});

test('a word that cannot be sent is not lost [C3] [G1]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const head = await arrive(accounts.head);
  await employee.signsIn();
  const title = anew('Banner');
  await fillInPurchase(employee.page, { title, amount: '1100' });
  await submit(employee.page);
  const { page } = head;
  await head.signsIn('/inbox');
  await openLine(page, title);

  await test.step('the reason of a rejection, taken back and then not taken by the server', async () => {
    const reason = 'We have one like it in the store room.';
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('textbox', { name: /Why not/ }).fill(reason);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.getByRole('textbox', { name: /comment/ })).toHaveValue(reason);

    const free = await head.refuses(/\/reject$/, 503);
    const refused = sent(page, 'reject', 503);
    await page.getByRole('button', { name: 'Reject' }).click();
    await refused;
    await expect(page.getByRole('status')).toContainText('The database is away. Request id r-503.');
    await free();
    await openLine(page, title);
    await expect(page.getByRole('textbox', { name: /comment/ })).toHaveValue(reason);
  });

  await test.step('a comment that is changed', async () => {
    const words = page.getByLabel('Write to everybody on this request, mention with @');
    await words.fill('Is it for indoors?');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const thread = page.getByRole('list', { name: 'Conversation' });
    await thread.getByText('Is it for indoors?').hover();
    await thread.getByRole('button', { name: 'Edit' }).click();
    const free = await head.refuses(/\/comments\//, 503, 'PATCH');
    await thread.getByRole('textbox', { name: 'Edit' }).fill('Is it for indoors, or for the yard?');
    await thread.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status')).toContainText('The database is away');
    await expect(thread.getByRole('textbox', { name: 'Edit' })).toHaveValue('Is it for indoors, or for the yard?');
    await free();
    await thread.getByRole('button', { name: 'Save' }).click();
    await expect(thread.getByText('edited')).toBeVisible();
  });

  await test.step('a question, and its answer', async () => {
    const asked = sent(page, 'request-info');
    await page.getByRole('textbox', { name: /comment/ }).fill('Which size?');
    await page.getByRole('button', { name: /^Ask( I)?$/ }).click();
    await asked;
    await expect(employee.page.getByRole('link', { name: 'Answer the question' })).toBeVisible();
    await expect(employee.page.getByLabel('Write to everybody on this request, mention with @')).toHaveCount(0);
    await employee.page.getByRole('link', { name: 'Answer', exact: true }).click();
    const free = await employee.refuses(/\/complete$/, 503);
    await employee.page.getByRole('textbox', { name: 'Your answer' }).fill('Two by three metres.');
    const refused = sent(employee.page, 'complete', 503);
    await employee.page.getByRole('button', { name: 'Send the answer' }).click();
    await refused;
    await expect(employee.page.getByRole('status')).toContainText('The database is away');
    await openLine(employee.page, title);
    await expect(employee.page.getByRole('textbox', { name: 'Your answer' })).toHaveValue('Two by three metres.');
    await free();
    await employee.page.getByRole('button', { name: 'Send the answer' }).click();
    await expect(employee.page.getByRole('status')).toContainText('Answered');
  });
});

test('what is open stays under the cursor when another one decides it [C3] [G3]', async ({ arrive }) => {
  const chief = await arrive(accounts.chief);
  const [first, second] = [await arrive(accounts.finance1), await arrive(accounts.finance2)];
  await chief.signsIn();
  const title = anew('Carafe');
  await fillInPurchase(chief.page, { title, amount: '90', budget: 'EXE-2026-01' });
  await submit(chief.page);
  for (const person of [first, second]) {
    await person.signsIn('/inbox');
    await openLine(person.page, title);
  }
  const approved = sent(first.page, 'approve');
  await first.page.getByRole('button', { name: 'Approve' }).click();
  await approved;

  const { page } = second;
  await expect(page.getByText(/^Priya Nair approved it\. Today/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  await second.canUse('decided by somebody else');
  await page.reload();
  await expect(page.getByText(/^Priya Nair approved it\. Today/)).toBeVisible();
  second.foresees(404);
  await page.goto('/inbox/0199a1f0-0000-7000-8000-000000000000');
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
});

test('a server that fails is not a quiet day [P3]', async ({ arrive }) => {
  const head = await arrive(accounts.head);
  const { page } = head;
  await head.signsIn();
  await expect(page.getByRole('heading', { name: 'Waits for you' })).toBeVisible();

  const free = await head.refuses(/\/api\/v1\/(inbox|tickets)\?/, 500);
  await page.reload();
  await expect(page.getByRole('alert')).toHaveCount(2);
  await expect(page.getByRole('alert').first()).toContainText('Request id r-503');
  await expect(page.getByText('Nothing waits for you')).toHaveCount(0);
  await head.canUse('home without its parts');
  await page.goto('/inbox');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText('Nothing waits for you')).toHaveCount(0);
  await free();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('listitem').first()).toBeVisible();

  const known = await head.refuses(/\/auth\/me$/, 503);
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('The database is away.');
  await known();
  // by itself
  await expect(page.getByRole('heading', { level: 1, name: /Mike/ })).toBeVisible();
});
