import { audit } from '../support/audit.ts';
import { expect, test } from '../support/test.ts';

test('the home page stands, is whole and can be read by everyone', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await audit(page);
});
