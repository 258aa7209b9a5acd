import { linkIn, mailTo } from './mail';
import { accounts, expect, type Person, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

/** One dot. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('an administrator adds a person, who signs in, and lets them go again [K9]', async ({ arrive }) => {
  const admin = await arrive(accounts.admin);
  const { page } = admin;
  const stamp = Date.now().toString(36);
  const [name, email] = [`Noa Newman ${stamp}`, `noa-${stamp}@acme.example`];
  const password = 'a first word for noa';

  await test.step('with department and manager', async () => {
    await admin.signsIn('/admin/people');
    await expect(page.getByRole('link', { name: 'Jane Porter' })).toBeVisible();
    await admin.canUse('people');
    await page.getByRole('link', { name: 'New person' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('E-mail').fill('employee@acme.example');
    await page.getByLabel('Department').selectOption('Marketing');
    await page.getByLabel('Manager').fill('laura');
    await page.getByRole('option', { name: /Laura Chen/ }).click();
    admin.foresees(422);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Somebody else has this address.').first()).toBeVisible();
    await admin.canUse('a person whose address is taken');
  });

  await test.step('what is not saved outlives a reload', async () => {
    await page.reload();
    await expect(page.getByLabel('Name')).toHaveValue(name);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status')).toContainText(`${name} saved`);
    await expect(page.getByLabel('New password')).toBeVisible();
    await page.getByLabel('New password').fill(password);
    await page.getByRole('button', { name: 'Give it' }).click();
    await expect(page.getByRole('status')).toContainText(`${name} has a new password`);
    await admin.canUse('a person');
  });

  const noa = await arrive(name);
  await test.step('the person signs in', async () => {
    await noa.page.goto('/me');
    await noa.page.getByLabel('E-mail').fill(email);
    await noa.page.getByLabel('Password', { exact: true }).fill(password);
    await noa.page.getByRole('button', { name: 'Sign in' }).click();
    await expect(noa.page.getByText('Laura Chen')).toBeVisible();
    await expect(noa.page.getByText('Marketing').first()).toBeVisible();
  });

  await test.step('gives themselves a photo, which colleagues see', async () => {
    const chooser = noa.page.locator('as-photo-choice input');
    noa.foresees(422);
    await chooser.setInputFiles({ name: 'noa.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
    await noa.page.getByRole('button', { name: 'Take it' }).click();
    await expect(noa.page.getByRole('alert')).toContainText('no PNG, JPEG or GIF picture');
    await noa.canUse('a photo that is none');
    await chooser.setInputFiles({ name: 'noa.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') });
    await expect(noa.page.getByAltText('The chosen picture')).toBeVisible();
    await noa.page.getByRole('button', { name: 'Take it' }).click();
    await expect(noa.page.getByRole('status')).toContainText('The photo is changed');
    await expect(noa.page.locator('.rail-me img')).toBeVisible();
    await noa.canUse('me with a photo');

    await page.goto(`/admin/people?q=${email}`);
    await expect(page.getByRole('row', { name }).locator('as-avatar img')).toBeVisible();
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('button', { name: 'Another photo' })).toBeVisible();
    await admin.canUse('a person with a photo');
  });

  await test.step('deactivated, they are signed out', async () => {
    await page.getByRole('button', { name: 'Deactivate' }).click();
    await admin.canUse('before somebody is deactivated');
    await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
    await expect(page.getByRole('status')).toContainText(`${name} is deactivated`);
    await page.getByLabel('State').selectOption('Deactivated');
    await expect(page.getByRole('link', { name })).toBeVisible();
    noa.foresees(401);
    await noa.page.reload();
    await expect(noa.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

test('somebody who is invited by mail chooses a password, and another one when it is forgotten [K2] [K9]', async ({
  arrive,
}) => {
  const admin = await arrive(accounts.admin);
  const stamp = Date.now().toString(36);
  const [name, email] = [`Ira Invited ${stamp}`, `ira-${stamp}@acme.example`];
  const [first, second] = ['a first word for ira', 'a second word for ira'];
  const ira = await arrive(name);
  const { page } = ira;
  const enter = async (person: Person, password: string) => {
    await person.page.getByLabel('E-mail').fill(email);
    await person.page.getByLabel('Password', { exact: true }).fill(password);
    await person.page.getByRole('button', { name: 'Sign in' }).click();
  };

  await test.step('the administrator invites them', async () => {
    await admin.signsIn('/admin/people');
    await admin.page.getByRole('link', { name: 'New person' }).click();
    await admin.page.getByLabel('Name').fill(name);
    await admin.page.getByLabel('E-mail').fill(email);
    await admin.page.getByRole('button', { name: 'Save' }).click();
    await admin.page.getByRole('button', { name: 'Invite by mail' }).click();
    await expect(admin.page.getByRole('status')).toContainText(`${name} gets a letter`);
    await admin.canUse('a person who is invited');
  });

  await test.step('they choose a password by the letter, at the second go, and sign in', async () => {
    await page.goto(linkIn(await mailTo(email, 'invites you to Assent')));
    await expect(page.getByRole('heading', { name: 'Choose a password' })).toBeVisible();
    ira.foresees(422);
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByText('Use at least 10 characters.')).toBeVisible();
    await ira.canUse('choosing a password');
    await page.getByLabel('New password').fill(first);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByText('The password is set.')).toBeVisible();
    await ira.canUse('a chosen password');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await enter(ira, first);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page).toHaveURL((url) => url.pathname === '/');
  });

  const elsewhere = await arrive(`${name} elsewhere`);
  await test.step('elsewhere they have forgotten it, and get another letter', async () => {
    await elsewhere.page.goto('/sign-in');
    await elsewhere.page.getByRole('link', { name: 'Forgot your password?' }).click();
    // the page before it has a field of the same name
    await expect(elsewhere.page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
    await elsewhere.page.getByLabel('E-mail').fill(email);
    await elsewhere.canUse('a forgotten password');
    await elsewhere.page.getByRole('button', { name: 'Write to me' }).click();
    await expect(elsewhere.page.getByRole('status')).toContainText(`If there is an account for ${email}`);
    await elsewhere.canUse('a letter that was asked for');
    const link = linkIn(await mailTo(email, 'A new password for Assent'));
    await elsewhere.page.goto(link);
    await elsewhere.page.getByLabel('New password').fill(second);
    await elsewhere.page.getByRole('button', { name: 'Set the password' }).click();
    await expect(elsewhere.page.getByText('The password is set.')).toBeVisible();
    elsewhere.foresees(422);
    await elsewhere.page.goto('/sign-in');
    await elsewhere.page.goto(link);
    await elsewhere.page.getByLabel('New password').fill(second);
    await elsewhere.page.getByRole('button', { name: 'Set the password' }).click();
    await expect(elsewhere.page.getByRole('alert')).toContainText('was used before or is too old');
    await elsewhere.canUse('a link that was used before');
  });

  await test.step('which signs them out where they were, and in with the new one alone', async () => {
    // the token of a tab lasts for some minutes more; without it there is no session any more to get another one
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await enter(ira, first);
    await expect(page.getByRole('alert')).toHaveText(/E-mail and password do not match/);
    await enter(ira, second);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: /Ira/ })).toBeVisible();
  });
});

test('a category that an administrator adds is what a request is about and is found by [A4] [K9]', async ({
  arrive,
}) => {
  const admin = await arrive(accounts.admin);
  const employee = await arrive(accounts.employee);
  const name = anew('Lamps');
  const title = anew('A lamp for the desk');

  await test.step('as a part of another one', async () => {
    const { page } = admin;
    await admin.signsIn('/admin/categories');
    await page.getByRole('link', { name: 'New category' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Part of').selectOption('Workplace');
    await admin.canUse('a new category');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status')).toContainText(`${name} saved`);
  });

  await test.step('somebody asks for something that it is about', async () => {
    const { page } = employee;
    await employee.signsIn();
    await fillInPurchase(page, { title, amount: '90' });
    await page.getByLabel('Category').selectOption(`Workplace / ${name}`);
    await submit(page);
    await expect(page.getByLabel('Category')).toHaveValue(`Workplace / ${name}`);
    await employee.canUse('a request with its category');
  });

  await test.step('it is listed with the whole, and sorted anew', async () => {
    const { page } = admin;
    await page.goto('/requests?requester=all');
    await page.getByLabel('Category').selectOption('Workplace');
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    const sorted = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await page.getByLabel('Category').selectOption('Services');
    await sorted;
    await page.goto('/requests?requester=all&category=Services');
    await expect(page.getByRole('link', { name: title })).toBeVisible();
  });

  await test.step('removed, it is offered no longer, and stays where it was chosen', async () => {
    const { page } = admin;
    await page.goto('/admin/categories');
    await page.getByRole('link', { name: `Workplace / ${name}` }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByLabel('State').selectOption('Removed');
    await expect(page.getByRole('link', { name: `Workplace / ${name}` })).toBeVisible();
  });
});
