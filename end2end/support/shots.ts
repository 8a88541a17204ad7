import { join } from 'node:path';
import { type Page, test } from '@playwright/test';

/** Keeps what a person sees as `shots/<name>-<project>.png`; the README shows some of them. */
export async function shot(page: Page, name: string): Promise<void> {
  const file = `${name}-${test.info().project.name}.png`;
  await page.screenshot({ path: join(import.meta.dirname, '../shots', file), fullPage: true });
}
