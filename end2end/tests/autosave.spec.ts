import { signIn } from '../support/acts.ts';
import { NEXT } from '../support/complaint.ts';
import { signInOf } from '../support/house.ts';
import { awake, expect, test } from '../support/test.ts';

test('a form waits for the row that is on its way @script', async ({ page, house }) => {
  const person = signInOf(house, 'neighbour');
  await signIn(page, person.email, person.password);
  await expect(page).toHaveURL(/\/me$/);
  await page.goto('/court');
  await page.getByRole('button', { name: '写起诉状' }).click();
  await expect(page).toHaveURL(/\/court\/drafts\/[0-9A-Z]{26}$/);
  await page.goto(`${page.url()}/facts`);
  await awake(page);

  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
  });
  let answer!: () => void;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/court/autosave', async (route) => {
    await held;
    await route.continue();
  });
  const onItsWay = page.waitForRequest('**/api/court/autosave');
  const typed = page.locator('main textarea').first();
  await typed.pressSequentially('被告借款未还。');
  await onItsWay;
  await page.getByRole('button', { name: NEXT, exact: true }).click();
  // A turn of the page's own loop: a post that did not wait would have been sent by now.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  expect(posts).toEqual(['/api/court/autosave']);
  answer();
  await expect(page).not.toHaveURL(/\/facts$/);
  expect(posts).toEqual(['/api/court/autosave', '/api/court/save-row']);
});
