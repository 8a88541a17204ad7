import { defineConfig } from '@playwright/test';

const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 800 };

// Nothing here may speak to a network, and root has no sandbox to enter.
const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
if (process.getuid?.() === 0) args.push('--no-sandbox');

// Which of the looks each page is given turns from day to day; the workers must agree on the day.
const DAY_MS = 24 * 60 * 60 * 1_000;
process.env.END2END_RUN ??= String(Math.floor(Date.now() / DAY_MS));

/** These set their own size, or need none. */
const everyPage = ['**/pages.spec.ts', '**/forms.spec.ts', '**/provisional.spec.ts'];

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  globalSetup: './support/setup.ts',
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  globalTimeout: process.env.ZHANGBAN_TEST_FULL ? 0 : 30 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/report.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args },
  },
  projects: [
    { name: 'phone', testIgnore: everyPage, use: { viewport: phone, hasTouch: true, isMobile: true } },
    { name: 'desktop', testIgnore: [...everyPage, '**/file.spec.ts'], use: { viewport: desktop } },
    { name: 'no-js', testIgnore: [...everyPage, '**/shots.spec.ts'], grepInvert: /@script/, use: { viewport: phone, javaScriptEnabled: false } },
    { name: 'every-page', testMatch: everyPage, use: { viewport: desktop } },
  ],
});
