import type { Locator, Page } from '@playwright/test';
import { awake, expect, hasScript } from './test.ts';

/** A court with a clerk of its own, so that two journeys side by side do not share one. */
export interface Court {
  code: string;
  region: string;
  clerk: string;
}

export const HAISHU: Court = { code: '浙0203', region: '330203', clerk: 'clerk' };
export const XIHU: Court = { code: '浙0106', region: '330106', clerk: 'clerk-xihu' };

/** What is typed on one page, in the order it is asked. */
export type Answers = Record<string, string>;

const DAY_MS = 24 * 60 * 60 * 1_000;
const CHINA_MS = 8 * 60 * 60 * 1_000;

/** A day in China, counted back from today. */
export function daysAgo(days: number): string {
  return new Date(Date.now() + CHINA_MS - days * DAY_MS).toISOString().slice(0, 10);
}

export const LENT = '88888.00';
export const PAID = '8888.00';
export const PRINCIPAL = '80000.00';

export const DOOR: Answers = { matter: 'loan', arbitration: 'no', decided: 'no', authority: 'no', other_authority: 'no', premature: 'no' };

/** An invented person; the number is of a region nobody lives in, with the birth date and sex it says. */
export function claimant(court: Court): Answers {
  return {
    kind: 'person',
    name: '林国强',
    sex: 'male',
    born: '1990-03-07',
    ethnicity: '汉族',
    id_number: '990101199003077014',
    phone: '13800000003',
    region: court.region,
    address: '月湖街道演示路3号',
  };
}

export function respondent(court: Court, name: string): Answers {
  return { kind: 'person', name, region: court.region, address: '白云街道演示路8号' };
}

export function loan(): Answers {
  return {
    contract_name: '借条',
    contract_date: daysAgo(400),
    agreed_amount: LENT,
    provided: 'whole',
    delivery: 'transfer',
    due: 'yes',
    due_date: daysAgo(60),
    rate_kind: 'year',
    rate: '6',
    rate_clause: '借条第二条',
    repayment: 'once',
  };
}

export function flows(): [Answers, Answers] {
  return [
    { date: daysAgo(400), flow: 'lend', amount: LENT, note: '银行转账' },
    { date: daysAgo(100), flow: 'principal', amount: PAID, note: '归还部分本金' },
  ];
}

/** `interest` is what the ledger beside the form says. */
export function claim(interest: string): Answers {
  const fen = BigInt(PRINCIPAL.replace('.', '')) + BigInt(interest.replace('.', ''));
  return {
    as_of: daysAgo(0),
    principal: PRINCIPAL,
    interest,
    until_paid: 'yes',
    accelerate: 'none',
    court_fees: 'yes',
    total: `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`,
  };
}

export function court(chosen: Court): Answers {
  return { agreement: 'no', court: chosen.code, preservation: 'no' };
}

export const FACTS: Answers = {
  narrative: '被告因资金周转向原告借款，出具借条一张，原告通过银行转账交付。\n借款到期后经多次催要，被告未能还清。',
  basis_law: '民法典 667 条、675 条、676 条',
};

export const DELIVERY: Answers = { electronic: 'yes', email: 'lin@demo.example', phone: '13800000003', address: '月湖街道演示路3号' };

/**
 * Types a row and saves it. With script a choice brings up what it asks for at once; without, the next save does,
 * and the page comes back with it: once more where everything new is optional.
 */
export async function fill(page: Page, step: string, answers: Answers, then: string = NEXT, row = 0): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/${step}(\\?|$)`));
  await awake(page);
  const form = page.locator(`form[data-row="${row}"]`);
  let left = Object.entries(answers);
  for (let before = Infinity; ; ) {
    left = await typeAsked(form, left);
    expect(left.length, `answers the page ${step} does not ask for: ${left}`).toBeLessThan(before);
    if (hasScript()) expect(left, 'script shows what a choice asks for').toEqual([]);
    before = left.length;
    await Promise.all([page.waitForEvent('load'), form.getByRole('button', { name: then, exact: true }).click()]);
    const comesBack = OPENED.test(page.url());
    if (left.length === 0 && !comesBack) return;
    if (left.length === 0) before = 1;
    expect(comesBack || CHECKED.test(page.url()), `${step} does not ask for ${left}`).toBe(true);
  }
}

/** A page that comes back with what a choice has opened, or with what is still wrong. */
const OPENED = /\?opened=\d+$/;
const CHECKED = /\?checked=1$/;

export const NEXT = '保存，下一步';
export const ANOTHER = '再加一行';

/** Types what is asked and gives back the rest. */
async function typeAsked(form: Locator, answers: [string, string][]): Promise<[string, string][]> {
  const left: [string, string][] = [];
  for (const [name, value] of answers) {
    const control = form.page().locator(`[name="values[${name}]"]`);
    const asked = form.locator('.field', { has: control });
    if (await asked.isVisible()) await put(asked.locator(control), value);
    else left.push([name, value]);
  }
  return left;
}

async function put(control: Locator, value: string): Promise<void> {
  const kind = await control.first().evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.localName));
  if (kind === 'radio') await control.and(control.page().locator(`[value="${value}"]`)).check();
  else if (kind === 'checkbox') await control.check();
  else if (kind === 'select') await control.selectOption(value);
  else await control.fill(value);
}

/** A figure of the ledger beside the form, as it is typed: `¥ 5,843.59` reads `5843.59`. */
export async function ledgerFigure(page: Page, name: string): Promise<string> {
  const figure = page.locator('dl.figures div', { hasText: name }).locator('dd');
  return (await figure.innerText()).replace(/[^0-9.]/g, '');
}
