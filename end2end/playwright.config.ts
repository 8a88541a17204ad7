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
    { name: 'phone', use: { viewport: phone, hasTouch: true, isMobile: true } },
    { name: 'desktop', use: { viewport: desktop } },
    { name: 'no-js', use: { viewport: phone, javaScriptEnabled: false } },
  ],
});
