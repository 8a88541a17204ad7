import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** The text of the file a link leads to, and its name. */
async function taken(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const begun = page.waitForEvent('download');
  await page.getByRole('main').getByRole('link', { name: format, exact: true }).click();
  const file = await begun;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('what a search finds is taken along as a file', async ({ page }) => {
  await page.goto('/market?region=330200');
  const name = await page.locator('ol.results > li h2').first().innerText();
  const csv = await taken(page, 'CSV');
  expect(csv.name).toBe('zhangban-agencies.csv');
  const lines = csv.bytes.toString('utf8').split('\r\n');
  expect(lines[0]).toContain('统一社会信用代码');
  expect(lines[1]).toContain(name);
  const xlsx = await taken(page, 'XLSX');
  expect(xlsx.name).toBe('zhangban-agencies.xlsx');
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
});

test('a clerk takes the queue along', async ({ visitor }) => {
  const page = await visitor('clerk');
  await page.goto('/court/queue');
  const csv = await taken(page, 'CSV');
  expect(csv.name).toBe('zhangban-queue.csv');
  expect(csv.bytes.toString('utf8')).toContain('王芳');
});
