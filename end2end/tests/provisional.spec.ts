import { begin, readSignIns, type House } from '../support/house.ts';
import { startServer } from '../support/server.ts';
import { enter, expect, test } from '../support/test.ts';

/** A server of its own, whose clock stands in a year without a published notice of holidays. */
test.setTimeout(240_000);

/** A Monday of a year whose holidays no rules of today can know. */
const UNPUBLISHED = Date.parse('2037-03-16T10:00:00+08:00');

test('the clerk returns a filing whose list ran out on a provisional day', async ({ browser }) => {
  const aheadMs = UNPUBLISHED - Date.now();
  const env = { ZHANGBAN_ENVIRONMENT: 'test', ZHANGBAN_CLOCK__OFFSET_MS: String(aheadMs) };
  const server = await startServer({ demo: true, env });
  try {
    const signIns = readSignIns(server.output());
    const clerk = await begin(server.url, signIns.clerk!, aheadMs);
    const house: House = { url: server.url, data: server.data, signIns, sessions: { clerk } };
    const context = await browser.newContext({ baseURL: house.url });
    await enter(context, house, 'clerk');
    const page = await context.newPage();

    await page.goto('/court/queue');
    const card = page.locator('li.card', { hasText: '王芳 — 冯杰' });
    await expect(card).toContainText('待决定是否退回');
    await card.getByRole('link').click();
    await expect(page).toHaveURL(/\/review$/);
    await expect(page.getByRole('button', { name: '立案', exact: true })).toHaveCount(0);
    await expect(page.locator('.decide', { hasText: '退回诉状' })).toContainText('暂定');
    await page.getByRole('button', { name: '退回诉状' }).click();
    await expect(page).toHaveURL(/\/court\/cases\/[0-9A-Z]{26}$/);
    await expect(page.getByText('逾期未补正，立案人员退回诉状')).toBeVisible();
    await page.goto('/court/queue');
    await expect(page.locator('li.card', { hasText: '王芳 — 冯杰' })).toHaveCount(0);
    await context.close();
  } finally {
    await server.stop();
  }
});
