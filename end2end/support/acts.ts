import type { Page } from '@playwright/test';

/** Signs in on the page; where it leads is for the test to say. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('电子邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** The address of the draft the demo left, found as its owner finds it. */
export async function draftOf(page: Page, against = '张建国'): Promise<string> {
  await page.goto('/court');
  return hrefOf(page, against);
}

/** The address of a case of the demo by its respondent, found as the claimant finds it. */
export async function caseOf(page: Page, against: string): Promise<string> {
  await page.goto('/court');
  const card = page.locator('li.card', { hasText: `被告 ${against}` });
  return (await card.getByRole('link').getAttribute('href'))!;
}

/** The address of the review of a case, found as the clerk finds it. */
export async function reviewOf(page: Page, against: string): Promise<string> {
  await page.goto('/court/queue');
  return hrefOf(page, `王芳 — ${against}`);
}

/** The addresses of agencies in the order the market shows them. */
export async function agencies(page: Page): Promise<string[]> {
  await page.goto('/market');
  const links = await page.locator('ol.results > li h2 a').all();
  return Promise.all(links.map(async (link) => (await link.getAttribute('href'))!));
}

async function hrefOf(page: Page, name: string): Promise<string> {
  return (await page.getByRole('link', { name, exact: true }).getAttribute('href'))!;
}
