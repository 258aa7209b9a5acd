import { defineConfig } from '@playwright/test';

// The Maven build starts the platform and says where it is; by hand: ASSENT_URL=http://localhost:8080 npm run e2e
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: process.env['ASSENT_URL'] ?? 'http://localhost:8080',
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['ASSENT_BROWSER'],
      // Root, as in containers, cannot use Chromium's own sandbox.
      args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
});
