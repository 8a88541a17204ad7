import type { Page } from '@playwright/test';
import { speak } from '../support/looks.ts';
import { awake, expect, test } from '../support/test.ts';

const WANTED = '环评 杭州';

test('an agency is searched, narrowed down, read and compared with another', async ({ page }) => {
  await page.goto('/');
  await search(page, WANTED);
  await expect(page.locator('.chips', { hasText: '已识别' })).toContainText('杭州');
  const all = await total(page);
  expect(all).toBeGreaterThan(1);

  const expected = await narrow(page, all);
  await expect.poll(() => total(page), { message: 'a facet leaves as many as it says' }).toBe(expected);

  const first = page.locator('ol.results > li').first().getByRole('heading').getByRole('link');
  const name = await first.innerText();
  await first.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByRole('heading', { name: '服务与价格' })).toBeVisible();
  await expect(page.getByText(/承诺 \d+ 个工作日/).first()).toBeVisible();
  await expect(page.getByText('统一社会信用代码')).toBeVisible();

  await page.goBack();
  await compareFirstTwo(page);
});

test('the region facet begins with the place the words name', async ({ page }) => {
  await page.goto(`/market?q=${encodeURIComponent('测绘 海曙')}`);
  const facet = page.locator('details.facet', { has: page.locator('summary', { hasText: '地区' }) });
  await expect(facet.locator('a').first()).toContainText('海曙');
});

test('a facet shows every value when it is asked to', async ({ page, consoleErrors }) => {
  await page.goto(`/market?q=${encodeURIComponent('测绘')}`);
  const panel = page.locator('details.facets');
  if (!(await panel.getByRole('navigation').isVisible())) await panel.locator('> summary').click();
  const facet = page.locator('details.facet', { has: page.locator('summary', { hasText: '地区' }) });
  const some = await facet.locator('li a').count();
  const more = facet.getByRole('link', { name: /^地区：还有 \d+ 项$/ });
  const left = Number(/\d+/.exec(await more.innerText())?.[0]);
  await more.click();
  await expect(page).toHaveURL(/&facet=region#facet-region$/);
  await expect(facet.locator('li a')).toHaveCount(some + left);
  await expect(facet.locator('li a').last(), 'the panel stands open').toBeVisible();
  await expect(more).toHaveCount(0);
  const chosen = await facet.locator('li a span').first().innerText();
  await facet.locator('li a').first().click();
  await expect(page).not.toHaveURL(/facet=/);
  await expect(page.getByRole('link', { name: `去掉筛选：${chosen}` })).toBeVisible();

  const refused = await page.goto('/market?facet=colour');
  expect(refused?.status(), 'there is no such facet').toBe(422);
  expect(consoleErrors.splice(0), 'the browser reports the status').toHaveLength(1);
});

test('who joined last stands on the home page with the day', async ({ page }) => {
  await page.goto('/');
  const joined = page.locator('section', { has: page.getByRole('heading', { name: '最近入驻' }) });
  const days = await joined.locator('time').allInnerTexts();
  expect(days.length).toBeGreaterThan(0);
  expect(days).toEqual([...days].sort().reverse());
  const first = joined.getByRole('link').first();
  const name = await first.innerText();
  await first.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});

test('suggestions are taken by keyboard', { tag: '@script' }, async ({ page }) => {
  await page.goto('/');
  await awake(page);
  const box = page.getByRole('combobox');
  await box.pressSequentially('环评');
  const offered = page.getByRole('option');
  await expect(offered.first()).toBeVisible();
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(offered.first()).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', (await offered.first().getAttribute('id'))!);
  await page.keyboard.press('Escape');
  await expect(offered).toHaveCount(0);

  await box.fill('');
  await box.pressSequentially('杭州');
  await expect(offered.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const text = (await offered.first().innerText()).trim();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/market\?q=/);
  await expect(page.locator('#q')).toHaveValue(text);
  expect(await total(page)).toBeGreaterThan(0);
});

test('suggestions close when the box is left', { tag: '@script' }, async ({ page }) => {
  await page.goto('/');
  await awake(page);
  await page.getByRole('combobox').pressSequentially('环评');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('option')).toHaveCount(0);
});

test('what is ticked on one page is compared with what is ticked on the next', async ({ page }) => {
  await page.goto(`/market?q=${encodeURIComponent(WANTED)}`);
  const cards = page.locator('ol.results > li');
  const first = await cards.first().getByRole('heading').innerText();
  await cards.first().getByRole('checkbox').check();
  await page.getByRole('button', { name: '下一页' }).click();
  await expect(page).toHaveURL(/after=/);
  await expect(page.getByRole('link', { name: `不比较${first}` })).toBeVisible();

  const second = await cards.first().getByRole('heading').innerText();
  expect(second).not.toBe(first);
  await cards.first().getByRole('checkbox').check();
  await page.getByRole('button', { name: '比较选中的机构' }).click();
  for (const name of [first, second]) await expect(page.locator(`td[data-agency="${name}"]`).first()).toBeVisible();

  await page.getByRole('link', { name: '再找几家来比较' }).click();
  await expect(page.locator('#q')).toHaveValue(WANTED);
  await expect(page.getByRole('link', { name: `不比较${second}` })).toBeVisible();
});

test('a new text keeps the filters, and one link takes them all away', async ({ page }) => {
  await page.goto(`/market?q=${encodeURIComponent('地灾评估 乙级')}&credit=3&sort=credit`);
  await page.getByRole('link', { name: '只要乙级' }).click();
  await expect(page).toHaveURL(/grade_exact=1/);
  await page.locator('#q').fill('测绘');
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page).toHaveURL(/credit=3/);
  await expect(page).toHaveURL(/sort=credit/);
  await page.getByRole('link', { name: '清除筛选' }).click();
  await expect(page).not.toHaveURL(/credit=3/);
  await expect(page.locator('#q')).toHaveValue('测绘');
});

test('distance is measured from the district one chooses', async ({ page }) => {
  await page.goto(`/market?q=${encodeURIComponent('测绘')}`);
  const sorts = page.getByRole('navigation', { name: '排序' });
  await expect(sorts.getByRole('link', { name: '距离' })).toHaveCount(0);
  const panel = page.locator('details.facets');
  if (!(await panel.getByRole('navigation').isVisible())) await panel.locator('> summary').click();
  await page.getByLabel('我在哪里').selectOption('330203');
  await page.getByRole('button', { name: '按距离排序' }).click();
  await expect(page).toHaveURL(/near=330203/);
  await expect(sorts.getByRole('link', { name: '距离' })).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('ol.results > li').first()).toContainText('宁波市海曙区');
});

test('the English pages show names in English', async ({ page, context, house }) => {
  await speak(context, house.url, 'en');
  await page.goto(`/market?q=${encodeURIComponent(WANTED)}`);
  await expect(page.locator('ol.results > li').first()).toContainText('Environmental impact assessment');
  await expect(page.locator('ol.results > li').first()).toContainText(/Hangzhou|Zhejiang/);
});

test('an address of the search can be shared, and an unknown condition in it is refused', async ({ page, consoleErrors }) => {
  await page.goto(`/market?q=${encodeURIComponent(WANTED)}`);
  const found = await total(page);
  expect(found).toBeGreaterThan(0);
  const refused = await page.goto('/market?colour=red');
  expect(refused?.status()).toBe(422);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText('colour')).toBeVisible();
  expect(consoleErrors.splice(0), 'the browser reports the status').toHaveLength(1);
});

async function search(page: Page, text: string): Promise<void> {
  await awake(page);
  await page.locator('#q').fill(text);
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page).toHaveURL(/\/market\?q=/);
}

/** The number of agencies the heading states. */
async function total(page: Page): Promise<number> {
  const heading = await page.locator('p.heading').innerText();
  return Number(/([\d,]+) 家/.exec(heading)?.[1]?.replaceAll(',', ''));
}

/** Chooses the first facet that leaves fewer, and answers with the count it promises. */
async function narrow(page: Page, all: number): Promise<number> {
  const panel = page.locator('details.facets');
  if (!(await panel.getByRole('navigation').isVisible())) await panel.locator('> summary').click();
  const links = panel.getByRole('link');
  const counts = await links.locator('.count').allInnerTexts();
  const place = counts.findIndex((count) => Number(count.replaceAll(',', '')) < all);
  expect(place, 'a facet that narrows down').toBeGreaterThanOrEqual(0);
  await links.nth(place).click();
  await expect(page.getByRole('link', { name: /^去掉筛选：/ })).toBeVisible();
  return Number(counts[place]!.replaceAll(',', ''));
}

async function compareFirstTwo(page: Page): Promise<void> {
  const cards = page.locator('ol.results > li');
  const names: string[] = [];
  for (const at of [0, 1]) {
    names.push(await cards.nth(at).getByRole('heading').innerText());
    await cards.nth(at).getByRole('checkbox').check();
  }
  await page.getByRole('button', { name: '比较选中的机构' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('比较');
  for (const name of names) {
    await expect(page.locator('table.compare').getByText(name).first()).toBeAttached();
    await expect(page.locator(`td[data-agency="${name}"]`).first()).toBeVisible();
  }
}
