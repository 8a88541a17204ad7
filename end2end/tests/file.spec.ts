import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { signIn } from '../support/acts.ts';
import * as complaint from '../support/complaint.ts';
import { fill, HAISHU, XIHU, type Court } from '../support/complaint.ts';
import { signInOf } from '../support/house.ts';
import { pdf } from '../support/pdf.ts';
import { expect, hasScript, test } from '../support/test.ts';
import { codeOf, stepNow } from '../support/totp.ts';

/** Two people file four times and the court answers, all on pages. */
test.setTimeout(180_000);

test('a claim is filed, corrected, accepted and read', async ({ page, visitor, house }) => {
  const court = hasScript() ? HAISHU : XIHU;
  const against = hasScript() ? '许一舟' : '许二舟';
  const person = signInOf(house, 'claimant');
  await test.step('the claimant signs in and opens a draft', async () => {
    await signIn(page, person.email, person.password);
    await expect(page).toHaveURL(/\/me$/);
    await page.goto('/court');
    await page.getByRole('button', { name: '写起诉状' }).click();
    await expect(page).toHaveURL(/\/court\/drafts\/[0-9A-Z]{26}$/);
  });
  await test.step('every page of the form is filled in', () => fillAll(page, court, against));
  const file = await test.step('answers are checked and submitted', () => submit(page, '提交起诉状'));
  await test.step('the receipt proves itself to anyone', async () => provesItself(page, await visitor()));

  const desk = await visitor();
  await test.step('the clerk signs in with a code and sends the one list', async () => {
    const clerk = signInOf(house, court.clerk);
    await signIn(desk, clerk.email, clerk.password);
    await expect(desk).toHaveURL(/\/sign-in\/code$/);
    // A code counts once: the next one is taken already half a minute early.
    const step = Math.max(stepNow(), house.sessions[court.clerk]!.step + 1);
    await desk.getByLabel('验证码').fill(codeOf(clerk.secret!, step));
    await desk.getByRole('button', { name: '继续' }).click();
    await expect(desk).toHaveURL(/\/me$/);
    await sendList(desk, against);
  });
  await test.step('the claimant answers the list', async () => {
    await page.goto(file);
    await expect(page.getByText('请补充被告的身份证号码。')).toBeVisible();
    await page.getByRole('button', { name: '去补正' }).click();
    await page.getByRole('link', { name: '被告', exact: true }).click();
    await fill(page, 'respondent', { id_number: '99010119780922001X' });
    await page.goto(page.url().replace(/\/[a-z]+$/, '/check'));
    expect(await submit(page, '提交补正材料')).toBe(file);
  });
  await test.step('the clerk accepts', () => accept(desk, against));
  await test.step('the claimant reads number, fee, date and documents', () => readsAll(page, file, court));
});

async function fillAll(page: Page, court: Court, against: string): Promise<void> {
  await page.getByRole('link', { name: '我该走哪扇门' }).click();
  await fill(page, 'door', complaint.DOOR);
  await fill(page, 'claimant', complaint.claimant(court));
  await fill(page, 'respondent', complaint.respondent(court, against));
  await goOn(page, 'agent');
  await fill(page, 'loan', complaint.loan());
  const [lent, paid] = complaint.flows();
  await fill(page, 'ledger', lent, complaint.ANOTHER);
  await fill(page, 'ledger', paid, complaint.NEXT, 1);
  await expect(page).toHaveURL(/\/claim$/);
  await fill(page, 'claim', complaint.claim(await complaint.ledgerFigure(page, '尚欠利息')));
  await fill(page, 'security', { given: 'no' });
  await fill(page, 'court', complaint.court(court));
  await fill(page, 'facts', complaint.FACTS);
  await upload(page);
  await goOn(page, 'evidence');
  await fill(page, 'mediation', { known: 'yes', willing: 'unsure' });
  await fill(page, 'delivery', complaint.DELIVERY);
  await fill(page, 'declaration', { truth: 'yes' });
  await expect(page).toHaveURL(/\/check$/);
}

async function goOn(page: Page, step: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/${step}$`));
  await page.getByRole('link', { name: '继续', exact: true }).click();
}

async function upload(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/evidence$/);
  await page.getByLabel('证据名称').fill('借条');
  await page.getByLabel('证据种类').selectOption('document');
  await page.getByLabel('证据来源').fill('原告保管');
  await page.getByLabel('证明目的').fill('证明借款关系成立');
  await page.getByLabel('文件', { exact: true }).setInputFiles({ name: '借条.pdf', mimeType: 'application/pdf', buffer: pdf('IOU') });
  await page.getByRole('button', { name: '上传', exact: true }).click();
  await expect(page.getByRole('link', { name: '借条', exact: true })).toBeVisible();
  await expect(page.locator('.hash code')).toHaveText(/^[0-9a-f]{64}$/);
}

/** Submits from the page of answers; gives the address of the case. */
async function submit(page: Page, button: string): Promise<string> {
  // The claimant's name stands among the parties and under the declaration.
  await expect(page.getByText('林国强').first()).toBeVisible();
  await expect(page.getByText('借条.pdf')).toBeVisible();
  await page.getByRole('button', { name: button }).click();
  await expect(page).toHaveURL(/\/court\/cases\/[0-9A-Z]{26}\/receipt$/);
  return new URL(page.url()).pathname.replace(/\/receipt$/, '');
}

async function provesItself(page: Page, stranger: Page): Promise<void> {
  const text = await page.locator('pre.receipt').innerText();
  await stranger.goto('/verify');
  for (const [pasted, answer] of [[text, /^属实/], [text.replace(/\d/, (digit) => String(9 - Number(digit))), /不|第/]] as const) {
    await stranger.getByLabel('回执文本').fill(pasted);
    await stranger.getByRole('button', { name: '核验回执' }).click();
    await expect(stranger.getByRole('main').locator('[role=status], [role=alert]').first()).toHaveText(answer);
    // With script the receipt is proved on this device and never leaves it: the address stays, nothing was posted.
    if (hasScript() && answer.test('属实')) await expect(stranger.getByText('在您的设备上核验')).toBeVisible();
  }
}

async function openReview(desk: Page, against: string): Promise<void> {
  await desk.goto('/court/queue');
  await desk.getByRole('link', { name: `林国强 — ${against}` }).click();
  await expect(desk).toHaveURL(/\/review$/);
}

async function sendList(desk: Page, against: string): Promise<void> {
  await openReview(desk, against);
  await desk.getByLabel('被告不明确（解释 209 条）', { exact: true }).check();
  await desk.getByLabel('说明 被告不明确（解释 209 条）').fill('请补充被告的身份证号码。');
  await desk.getByRole('button', { name: '一次性告知补正' }).click();
  await expect(desk).toHaveURL(/\/court\/queue$/);
  await expect(desk.getByRole('link', { name: `林国强 — ${against}` })).toHaveCount(0);
}

async function accept(desk: Page, against: string): Promise<void> {
  await openReview(desk, against);
  await expect(desk.getByText('补正告知已经发过')).toBeVisible();
  await desk.getByRole('button', { name: '立案', exact: true }).click();
  await expect(desk).toHaveURL(/\/court\/cases\/[0-9A-Z]{26}$/);
}

async function readsAll(page: Page, file: string, court: Court): Promise<void> {
  await page.goto(file);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^（\\d{4}）${court.code}民初\\d+号$`));
  await expect(page.getByRole('heading', { name: '诉讼费用', exact: true })).toBeVisible();
  await expect(page.locator('tfoot .money')).toHaveText(/^[\d,]+\.\d{2}$/);
  await expect(page.locator('.deadline', { hasText: '交纳受理费期限' }).first()).toContainText('诉讼费用交纳办法');
  const documents = ['起诉材料接收凭证', '补正告知书', '受理案件通知书', '交纳诉讼费用通知书'];
  await expect(async () => {
    await page.reload();
    for (const name of documents) await expect(page.getByRole('link', { name }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '受理案件通知书' }).click()]);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
}
