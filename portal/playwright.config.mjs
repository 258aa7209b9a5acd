import { defineConfig } from '@playwright/test';
import { ensureBrowser } from './tools/ensure-browser.mjs';

process.env.ASSENT_BROWSER ??= await ensureBrowser();

/** Journeys of people through the started platform; `ASSENT_URL` says where it is. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.ASSENT_URL ?? 'http://localhost:8080',
    serviceWorkers: 'block',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 20_000,
    navigationTimeout: 45_000,
    launchOptions: {
      executablePath: process.env.ASSENT_BROWSER,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'demo', testMatch: 'demo.setup.ts' },
    { name: 'journeys', testMatch: '*.journey.ts', dependencies: ['demo'] },
    { name: 'screenshots', testMatch: 'screenshots.ts' },
  ],
});
