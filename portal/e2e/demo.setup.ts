import { expect, test } from '@playwright/test';

test('the demo accounts are there', async ({ request }) => {
  const offered = async () => (await (await request.get('/sign-in/options')).text()).includes('head@acme.example');
  await expect.poll(offered, { timeout: 120_000 }).toBe(true);
});
