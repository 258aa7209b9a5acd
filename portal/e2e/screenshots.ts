import { type Browser, type Locator, type Page, test } from '@playwright/test';
import { accounts, Person } from './people';

/** The widest first: what is chosen in an editor is not in a narrow view, which only reads. */
const widths = [2560, 1440, 768, 320];
const themes = ['light', 'dark'];
const folder = '../docs/images';

/** A file or a tab of the workspace of a pack while it is changed; its draft stays. */
const changing = (name: string, query: string, seen: (page: Page) => Locator, act?: (page: Page) => Promise<void>) => ({
  name: `process-${name}`,
  who: accounts.designer,
  open: async (page: Page) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`/processes/purchase?${query}`);
    const begin = page.getByRole('button', { name: 'Change', exact: true });
    await begin.or(page.getByRole('button', { name: 'Publish' })).waitFor();
    if (await begin.isVisible()) await begin.click();
    await seen(page).first().waitFor();
    await act?.(page);
  },
});

/** Each place by its name, and what has to be there before the picture is taken. */
const places: { name: string; who: string; open: (page: Page) => Promise<void>; about?: string }[] = [
  {
    name: 'home',
    who: accounts.head,
    open: async (page) => {
      await page.goto('/');
      await page.getByRole('main').getByRole('listitem').first().waitFor();
      await page.getByRole('button', { name: 'Approve' }).first().waitFor();
    },
  },
  {
    name: 'inbox',
    who: accounts.head,
    open: async (page) => {
      await page.goto('/inbox');
      const line = page
        .getByRole('listitem')
        .getByRole('button')
        .filter({ hasText: /EUR|USD/ })
        .first();
      await line.click();
      await page.getByRole('list', { name: 'Where it is' }).waitFor();
    },
  },
  {
    name: 'requests',
    who: accounts.employee,
    open: async (page) => {
      await page.goto('/requests?show=all');
      await page.getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'request',
    who: accounts.employee,
    open: async (page) => {
      await page.goto('/requests?type=purchase');
      await page.locator('a.row').first().click();
      await page.getByRole('list', { name: 'Where it is' }).waitFor();
    },
  },
  {
    name: 'diagram',
    who: accounts.employee,
    about: 'as-diagram-view',
    open: async (page) => {
      await page.goto('/requests?type=purchase');
      await page.locator('a.row').first().click();
      await page.getByRole('tab', { name: 'Diagram' }).click();
      await page.locator('svg [data-element-id]').first().waitFor();
    },
  },
  {
    name: 'new-request',
    who: accounts.employee,
    open: async (page) => {
      await page.goto('/new/purchase');
      await page.getByLabel('Amount').fill('3200');
      await page.getByText('Mike Brown').first().waitFor({ state: 'attached' });
    },
  },
  {
    name: 'catalogue',
    who: accounts.employee,
    open: async (page) => {
      await page.goto('/new');
      await page.getByRole('link', { name: /Purchase/ }).waitFor();
    },
  },
  {
    name: 'clocks',
    who: accounts.employee,
    about: 'as-clock-ring',
    open: async (page) => {
      await page.goto('/requests?type=it-support');
      await page.locator('a.row').first().click();
      await page.getByRole('list', { name: 'Where it is' }).waitFor();
    },
  },
  {
    name: 'calendars',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/calendars');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'promises',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/sla');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'people',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/people');
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'facilities',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/facilities');
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'continuity',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/continuity');
      await page.getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'operations',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/operations');
      await page.locator('.stage-count').first().waitFor();
    },
  },
  {
    name: 'deliveries',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/deliveries');
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'audit',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/audit');
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'retention',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/retention');
      await page.getByRole('main').getByRole('button').first().waitFor();
    },
  },
  {
    name: 'policies',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/admin/policies');
      await page.getByRole('main').getByRole('checkbox').or(page.getByRole('switch')).first().waitFor();
    },
  },
  {
    name: 'processes',
    who: accounts.designer,
    open: async (page) => {
      await page.goto('/processes');
      await page.getByRole('main').getByRole('link').first().waitFor();
    },
  },
  {
    name: 'process',
    who: accounts.designer,
    open: async (page) => {
      await page.goto('/processes/purchase');
      await page.locator('svg [data-element-id]').first().waitFor();
    },
  },
  changing(
    'model',
    'file=purchase.bpmn',
    (page) => page.locator('as-diagram-editor svg [data-element-id]'),
    async (page) => {
      await page.locator('.djs-shape[data-element-id="userTask_OrderGoods"]').click();
      await page.getByLabel('Status', { exact: true }).waitFor();
    },
  ),
  changing(
    'decision',
    'file=approval-policy.dmn',
    (page) => page.locator('as-table-editor td'),
    async (page) => {
      for (const [cell, amount] of [
        ['entry_From1000To5000', '[1000..7000]'],
        ['entry_Over5000', '> 7000'],
      ]) {
        await page.locator(`td[data-element-id="${cell}"]`).click();
        await page.keyboard.press('Control+A');
        await page.keyboard.type(String(amount));
      }
      await page.keyboard.press('Tab');
      await page.getByText('Saved', { exact: true }).waitFor();
    },
  ),
  changing('form', 'file=request.form', (page) => page.locator('as-form-editor [data-id]')),
  changing('entry', 'file=pack.yaml', (page) => page.getByLabel('Name · English')),
  changing('scenario', 'file=scenarios/head-decides.yaml', (page) => page.getByLabel('Amount')),
  changing('letter', 'file=templates/approval-asked.en.md', (page) => page.locator('as-mail-view')),
  changing(
    'scenarios',
    'tab=scenarios',
    (page) => page.getByRole('button', { name: 'Run scenarios' }),
    async (page) => {
      await page.getByRole('button', { name: 'Run scenarios' }).click();
      await page.getByText('All green').waitFor({ timeout: 60_000 });
      await page
        .getByRole('button', { name: /^Watch the tokens of/ })
        .first()
        .click();
      await page.getByRole('group', { name: 'Where the tokens stand' }).locator('.is-active').first().waitFor();
    },
  ),
  changing(
    'what-if',
    'tab=what-if',
    (page) => page.getByRole('button', { name: /^Ask( again)?$/ }),
    async (page) => {
      await page.getByRole('button', { name: /^Ask( again)?$/ }).click();
      await page.getByRole('button', { name: 'Ask again' }).waitFor({ timeout: 60_000 });
    },
  ),
  changing('proofs', 'tab=proofs', (page) => page.getByRole('tabpanel').getByRole('listitem')),
  changing('changes', 'tab=changes', (page) => page.getByRole('tabpanel').locator('as-empty, section')),
  changing('insight', 'tab=insight', (page) => page.getByRole('tabpanel').locator('svg [data-element-id]')),
  changing(
    'publish',
    'tab=scenarios',
    (page) => page.getByRole('button', { name: 'Publish', exact: true }),
    async (page) => {
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page
        .getByRole('dialog')
        .getByText(/Proofs: \d/)
        .waitFor();
    },
  ),
  changing('releases', 'tab=releases', (page) => page.getByRole('list', { name: 'Releases' })),
  {
    name: 'process-new',
    who: accounts.designer,
    open: async (page) => {
      await page.goto('/processes');
      await page.getByRole('button', { name: 'New process' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'reports',
    who: accounts.admin,
    open: async (page) => {
      await page.goto('/reports');
      await page.getByRole('rowheader').first().waitFor();
    },
  },
  {
    name: 'me',
    who: accounts.employee,
    open: async (page) => {
      await page.goto('/me');
      await page.getByRole('radio', { name: 'English' }).waitFor();
    },
  },
];

/** @param about what the picture is about, where it stands further down */
const shoot = async (page: Page, name: string, about?: string): Promise<void> => {
  for (const width of widths)
    for (const theme of themes) {
      await page.setViewportSize({ width, height: width < 500 ? 720 : Math.round(Math.min(1440, width * 0.625)) });
      await page.evaluate((now) => (document.documentElement.dataset['theme'] = now), theme);
      await page.evaluate(() => document.fonts.ready);
      if (about) await page.locator(about).scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${folder}/${name}-${width}-${theme}.jpg`, type: 'jpeg', quality: 72 });
    }
};

const signedIn = async (browser: Browser, who: string): Promise<Person> => {
  const person = await Person.at(browser, who, {});
  await person.signsIn();
  return person;
};

test('every place in every width and theme', async ({ browser }) => {
  test.setTimeout(900_000);
  const stranger = await Person.at(browser, accounts.employee, {});
  await stranger.page.goto('/sign-in');
  await stranger.page.getByRole('button', { name: accounts.employee }).waitFor();
  await shoot(stranger.page, 'sign-in');
  await stranger.leaves();

  for (const who of new Set(places.map((place) => place.who))) {
    const person = await signedIn(browser, who);
    for (const place of places.filter((one) => one.who === who)) {
      await place.open(person.page);
      await shoot(person.page, place.name, place.about);
    }
    await person.leaves();
  }
});
