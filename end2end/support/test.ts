import { test as base, expect } from '@playwright/test';

export { expect };

/**
 * Every test runs against the server of this run and fails on any error the browser's console shows:
 * an exception, a breach of the content policy, a file that is missing.
 */
export const test = base.extend<{ consoleErrors: string[]; quietConsole: void }>({
  baseURL: async ({}, use) => {
    const url = process.env.ZHANGBAN_URL;
    if (!url) throw new Error('the global setup has not started a server');
    await use(url);
  },
  consoleErrors: async ({ context }, use) => {
    const errors: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => errors.push(String(error.error())));
    await use(errors);
  },
  /** A test of a refusal that the console reports as well empties `consoleErrors` where it has looked at it. */
  quietConsole: [
    async ({ consoleErrors }, use) => {
      await use();
      expect(consoleErrors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});
