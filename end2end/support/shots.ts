import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Two screens of a phone: enough to see what a page is about, small enough for the README. */
const PHONE_HEIGHT_MAX = 1_480;
const PHONE_WIDTH = 360;

/** Keeps what a person sees as `shots/<name>-<width>.png`; the README shows some of them. */
export async function shot(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  if (!size) throw new Error('a page without a size cannot be shown');
  const path = join(import.meta.dirname, '../shots', `${name}-${size.width}.png`);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  // The bar at the bottom stands where the screen ends, so the screen is made as tall as the picture.
  const height = size.width === PHONE_WIDTH ? Math.min(whole, PHONE_HEIGHT_MAX) : size.height;
  await page.setViewportSize({ width: size.width, height });
  await page.screenshot({ path });
  await page.setViewportSize(size);
}
