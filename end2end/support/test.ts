import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { SESSION, theHouse, type House } from './house.ts';

export { expect };

interface Fixtures {
  house: House;
  consoleErrors: string[];
  quietConsole: void;
  /** Another browser of the same kind, signed in as someone of the demo or as nobody. */
  visitor: (key?: string) => Promise<Page>;
}

/**
 * Every test runs against the server of this run and fails on any error the browser's console shows:
 * an exception, a breach of the content policy, a file that is missing.
 */
export const test = base.extend<Fixtures>({
  house: async ({}, use) => use(theHouse()),
  baseURL: async ({ house }, use) => use(house.url),
  consoleErrors: async ({ context }, use) => {
    const errors: string[] = [];
    listen(context, errors);
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
  visitor: async ({ browser, house, consoleErrors }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (key) => {
      const context = await browser.newContext();
      opened.push(context);
      listen(context, consoleErrors);
      if (key) await enter(context, house, key);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

function listen(context: BrowserContext, errors: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => errors.push(String(error.error())));
}

/** Gives a browser the session of someone of the demo. */
export async function enter(context: BrowserContext, house: House, key: string): Promise<void> {
  const session = house.sessions[key];
  if (!session) throw new Error(`no session was begun for ${key}`);
  const { hostname } = new URL(house.url);
  await context.addCookies([
    { name: SESSION, value: session.cookie, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
  ]);
}

export function hasScript(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}

/** Waits until the islands of a page listen; without script they never will. */
export async function awake(page: Page): Promise<void> {
  if (hasScript()) await expect(page.locator('html')).toHaveAttribute('data-awake', '');
}
