import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** The text of the file a link leads to, and its name. */
async function taken(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const begun = page.waitForEvent('download');
  await page.getByRole('main').getByRole('link', { name: format }).click();
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

test('a claimant takes the cases along, with what is next in each', async ({ visitor }) => {
  const page = await visitor('claimant');
  await page.goto('/court');
  const cases = await page.locator('section').filter({ hasText: '我的案件' }).locator('ul.results > li').count();
  const csv = await taken(page, 'CSV 我的案件');
  const [head, ...rows] = csv.bytes.toString('utf8').trim().split('\r\n').map((line) => line.split(','));
  expect(rows.length).toBe(cases);
  const next = head!.indexOf('下一步');
  for (const row of rows) expect(row[next]).toMatch(/^[\u4e00-\u9fff]/);
});
