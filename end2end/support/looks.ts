import type { BrowserContext, Page } from '@playwright/test';

const WIDTHS = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];
const THEMES = ['light', 'dark', 'elder'] as const;

export interface Look {
  size: { width: number; height: number };
  theme: (typeof THEMES)[number];
}

/** Every width in every theme. */
export const LOOKS: Look[] = WIDTHS.flatMap((size) => THEMES.map((theme) => ({ size, theme })));

export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'];

/**
 * The looks one run gives the page at this place: all of them in a full run, otherwise one, and the next one in the next run.
 */
export function looksOf(place: number): Look[] {
  if (process.env.ZHANGBAN_TEST_FULL) return LOOKS;
  return [LOOKS[(place + Number(process.env.END2END_RUN)) % LOOKS.length]!];
}

export function nameOf(look: Look): string {
  return `${look.size.width} ${look.theme}`;
}

export async function wear(page: Page, url: string, look: Look): Promise<void> {
  await page.setViewportSize(look.size);
  const theme = look.theme === 'dark' ? 'dark' : 'light';
  await page.context().addCookies([
    { name: 'theme', value: theme, url },
    { name: 'elder', value: look.theme === 'elder' ? '1' : '0', url },
  ]);
}

export async function speak(context: BrowserContext, url: string, language: string): Promise<void> {
  await context.addCookies([{ name: 'lang', value: language, url }]);
}
