import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect, test } from './test.ts';

/** What holds for every page in every size, theme and language. There is no list of exceptions. */
export async function audit(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoHorizontalScroll(page);
  await expectTranslated(page);
}

export async function expectAccessible(page: Page): Promise<void> {
  const { javaScriptEnabled } = test.info().project.use;
  const violations = javaScriptEnabled === false ? await inTwin(page, violationsOf) : await violationsOf(page);
  expect(violations, `axe on ${page.url()}`).toEqual([]);
}

async function violationsOf(page: Page): Promise<string[]> {
  // Through the debugger, which the page's content policy does not bind.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  });
}

/** axe waits on timers, which stand still without script: the same HTML, less its scripts, is shown where they run. */
async function inTwin<T>(page: Page, look: (twin: Page) => Promise<T>): Promise<T> {
  const html = (await page.content())
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<(\/?)noscript\b/g, '<$1div');
  const browser = page.context().browser();
  if (!browser) throw new Error('the page belongs to no browser');
  const { viewport, locale, colorScheme } = test.info().project.use;
  const context = await browser.newContext({ viewport, locale, colorScheme, javaScriptEnabled: true });
  try {
    const twin = await context.newPage();
    await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await twin.goto(page.url());
    return await look(twin);
  } finally {
    await context.close();
  }
}

export async function expectNoHorizontalScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(excess, `pixels beyond the right edge of ${page.url()}`).toBeLessThanOrEqual(0);
}

/** A text the tables lack is shown as its key between ⟦ and ⟧, in labels for assistive technology as well. */
export async function expectTranslated(page: Page): Promise<void> {
  const missing = (await page.content()).match(/⟦[^⟧]*⟧/g) ?? [];
  expect(missing, `texts missing on ${page.url()}`).toEqual([]);
}
