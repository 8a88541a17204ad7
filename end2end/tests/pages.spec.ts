import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, expectTranslated } from '../support/audit.ts';
import { LANGUAGES, looksOf, nameOf, speak, wear } from '../support/looks.ts';
import { addressOf, titleOf, VISITS } from '../support/pages.ts';
import { enter, expect, test } from '../support/test.ts';

test('every route of the app is visited', () => {
  const source = readFileSync(join(import.meta.dirname, '../../app/src/routes.rs'), 'utf8');
  const routes = [...source.matchAll(/path!\("([^"]+)"\)/g)].map(([, path]) => path);
  expect(routes.length).toBeGreaterThan(0);
  expect([...new Set(VISITS.map(({ route }) => route))].sort()).toEqual(routes.sort());
});

for (const [place, visit] of VISITS.entries()) {
  for (const look of looksOf(place)) {
    test(`${titleOf(visit)} is whole and open to everyone, ${nameOf(look)}`, async ({ page, context, house }) => {
      if (visit.as) await enter(context, house, visit.as);
      const address = await addressOf(visit, page);
      await wear(page, house.url, look);
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await audit(page);
    });
  }

  test(`${titleOf(visit)} speaks three languages`, async ({ page, context, house }) => {
    if (visit.as) await enter(context, house, visit.as);
    const address = await addressOf(visit, page);
    for (const language of LANGUAGES) {
      await speak(context, house.url, language);
      await page.goto(address);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectTranslated(page);
    }
  });
}

test('an address that names nothing says so in a page like the others', async ({ page, consoleErrors }) => {
  expect((await page.goto('/no/such/page'))?.status()).toBe(404);
  await audit(page);
  expect(consoleErrors.splice(0), 'the browser reports the status').toHaveLength(1);
});
