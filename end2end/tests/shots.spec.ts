import { agencies, caseOf, draftOf, reviewOf } from '../support/acts.ts';
import { shot } from '../support/shots.ts';
import { awake, enter, expect, test } from '../support/test.ts';

test('what visitors see', async ({ page }) => {
  await page.goto('/');
  await shot(page, 'home');
  await page.goto(`/market?q=${encodeURIComponent('环评 杭州')}`);
  await shot(page, 'market');
  await page.goto((await agencies(page))[0]!);
  await shot(page, 'agency');
});

test('what a claimant sees', async ({ page, context, house }) => {
  await enter(context, house, 'claimant');
  const draft = await draftOf(page);
  await page.goto(`${draft}/claim`);
  await awake(page);
  await shot(page, 'draft');
  await page.goto(`${draft}/check`);
  await expect(page.getByRole('button', { name: '提交起诉状' })).toBeVisible();
  await shot(page, 'check');
  const docketed = await caseOf(page, '宋凯');
  await page.goto(`${docketed}/receipt`);
  await shot(page, 'receipt');
  await page.goto(docketed);
  await shot(page, 'case');
});

test('what a filing clerk sees', async ({ page, context, house }) => {
  await enter(context, house, 'clerk');
  await page.goto('/court/queue');
  await shot(page, 'queue');
  await page.goto(await reviewOf(page, '梁涛'));
  await shot(page, 'review');
});
