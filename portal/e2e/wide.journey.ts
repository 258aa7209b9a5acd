import type { Locator } from '@playwright/test';
import { accounts, expect, type Person, phone, test } from './people';
import { anew, fillInPurchase, submit } from './purchase';

const row = (cell: (column: number) => string) =>
  `| ${Array.from({ length: 12 }, (_, column) => cell(column)).join(' | ')} |`;
const table = [row((column) => `Column ${column}`), row(() => '---'), row(() => 'Some words')].join('\n');
const code = ['```', 'a long line of code '.repeat(10), '```'].join('\n');

/** Neither the page nor a pane scrolls sideways; what is wider scrolls by itself. */
const fits = async ({ page }: Person, what: Locator): Promise<void> => {
  await what.scrollIntoViewIfNeeded();
  await expect(what).toBeInViewport({ ratio: 1 });
  const tooWide = await page
    .locator('html, main, .pane-body')
    .evaluateAll((places) =>
      places.flatMap((place) => (place.scrollWidth > place.clientWidth ? [place.className || place.localName] : [])),
    );
  expect(tooWide).toEqual([]);
};

test('long words, tables and code stay within the screen [P1]', async ({ arrive }) => {
  const employee = await arrive(accounts.employee);
  const { page } = employee;
  let address = '';

  await test.step('somebody submits what is wide in every way', async () => {
    await employee.signsIn();
    await fillInPurchase(page, { title: anew('W'.repeat(180)), amount: '4000', why: 'w'.repeat(400) });
    await page.getByLabel('Vendor').fill('V'.repeat(150));
    await page.getByLabel('What it is about').fill(`${table}\n\n${code}`);
    const files = ['short', 'f'.repeat(200), 'shorter'].map((name) => ({
      name: `${name}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from('An offer'),
    }));
    await page.locator('as-drop-zone input').setInputFiles(files);
    await expect(page.getByText('shorter.txt')).toBeVisible();
    address = await submit(page);
  });

  for (const [size, screen] of [
    ['a desk', { viewport: { width: 1440, height: 900 } }],
    ['a phone', phone],
  ] as const)
    await test.step(`it is read and decided upon at ${size}`, async () => {
      const head = await arrive(accounts.head, screen);
      await head.signsIn(address);
      await fits(head, head.page.locator('.prose pre'));
      await head.canUse(`the request at ${size}`);
      await head.page.getByRole('link', { name: 'Decide' }).click();
      await expect(head.page.getByRole('button', { name: 'Approve' })).toBeInViewport({ ratio: 1 });
      await fits(head, head.page.locator('.prose pre'));
      await head.canUse(`the inbox at ${size}`);
    });

  await test.step('of a long name of a file its end is seen, and of many tabs the chosen one', async () => {
    const requester = await arrive(accounts.employee, { ...phone, viewport: { width: 320, height: 700 } });
    await requester.signsIn(address);
    await requester.page.goto(`${address}?tab=files`);
    await fits(requester, requester.page.getByText('ffffffff.txt', { exact: true }));
    await requester.page.goto(`${address}?tab=history`);
    await expect(requester.page.getByRole('tab', { name: 'History' })).toBeInViewport({ ratio: 1 });
  });
});
