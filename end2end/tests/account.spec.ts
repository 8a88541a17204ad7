import type { Page } from '@playwright/test';
import { signIn } from '../support/acts.ts';
import { signInOf } from '../support/house.ts';
import { linkTo } from '../support/letters.ts';
import { expect, test } from '../support/test.ts';
import { codeOf, stepNow, wrongCode } from '../support/totp.ts';

const PASSWORD = '海曙的桂花开了三次';
const NEW_PASSWORD = '月湖边有七棵老樟树';

/** Whose second factor is tested: an official of their own for each project, since a code counts once. */
const OFFICIALS: Record<string, string> = { phone: 'mediator', desktop: 'judge', 'no-js': 'court-clerk' };

test('someone registers, confirms by letter, signs in, sees the device and signs out', async ({ page, house }) => {
  const email = await register(page, 'newcomer');
  await page.goto(await linkTo(house, email, 'verify-email'));
  await page.getByRole('button', { name: '确认邮箱' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('方小满');
  await expect(page.getByText(email)).toBeVisible();

  await page.getByRole('link', { name: '登录的设备' }).click();
  await expect(page.getByText('这台设备')).toHaveCount(1);
  await page.goto('/me');
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto('/me');
  await expect(page.getByRole('main').getByRole('link', { name: '登录' })).toBeVisible();
});

test('an address that is not confirmed does not sign in', async ({ page }) => {
  const email = await register(page, 'unconfirmed');
  await signIn(page, email, PASSWORD);
  await expect(page.getByRole('alert')).toContainText('请先点开确认信里的链接');
});

test('a wrong password keeps the e-mail and says so', async ({ page, house }) => {
  const { email } = signInOf(house, 'neighbour');
  await signIn(page, email, 'not the password');
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByRole('alert')).toContainText('邮箱或密码不对');
  await expect(page.getByLabel('电子邮箱')).toHaveValue(email);
  await expect(page.getByLabel('密码', { exact: true })).toHaveValue('');
  // Shown once.
  await page.goto('/sign-in');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a short password is refused beside its field and nothing else is lost', async ({ page }) => {
  const email = fresh('short');
  await page.goto('/register');
  await page.getByLabel('姓名或名称').fill('方小满');
  await page.getByLabel('电子邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill('short');
  await page.getByRole('button', { name: '注册' }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveText('密码至少 8 个字符。');
  await expect(page.getByLabel('密码', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('姓名或名称')).toHaveValue('方小满');
  await expect(page.getByLabel('电子邮箱')).toHaveValue(email);
});

test('a role that cannot be given leads to its field and keeps what was typed', async ({ visitor }) => {
  const page = await visitor('operator');
  await page.goto('/operator/staff');
  const official = page.locator('ul.results > li').filter({ has: page.locator('summary') }).first();
  const name = await official.getByRole('heading').innerText();
  await official.locator('summary').click();
  await official.getByLabel('角色').selectOption('judge');
  await official.getByLabel('法院代字').fill('浙9999');
  await expect(page.locator('datalist#courts option[value=浙0203]')).toHaveAttribute('value', '浙0203');
  await official.getByRole('button', { name: '授予角色' }).click();

  const refused = page.locator('ul.results > li').filter({ hasText: name }).first();
  const field = refused.getByLabel('法院代字');
  await page.getByRole('alert').getByRole('link').click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveValue('浙9999');
  await expect(refused.getByLabel('角色')).toHaveValue('judge');
});

test('a forgotten password is set anew by letter, once', async ({ page, house }) => {
  const email = await register(page, 'forgetful');
  await page.goto(await linkTo(house, email, 'verify-email'));
  await page.getByRole('button', { name: '确认邮箱' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  await page.getByRole('link', { name: '忘记密码' }).click();
  await page.getByLabel('电子邮箱').fill(email);
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByRole('heading', { name: '请查收邮件' })).toBeVisible();
  const link = await linkTo(house, email, 'reset');
  await setPassword(page, link);
  await expect(page).toHaveURL(/\/sign-in$/);
  await signIn(page, email, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/me$/);

  await setPassword(page, link);
  await expect(page.getByRole('alert')).toContainText('链接');
});

test('an official is asked for a code before anything of the court is shown', async ({ page, house, consoleErrors }) => {
  const official = signInOf(house, OFFICIALS[test.info().project.name]!);
  await signIn(page, official.email, official.password);
  await expect(page).toHaveURL(/\/sign-in\/code$/);
  expect((await page.goto('/court/queue'))?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('请先通过第二重验证。');
  expect(consoleErrors.splice(0), 'the browser reports the status').toHaveLength(1);

  await page.goto('/sign-in/code');
  await typeCode(page, wrongCode(official.secret!));
  await expect(page.getByRole('alert')).toContainText('验证码不对');
  const right = codeOf(official.secret!, stepNow());
  await typeCode(page, right);
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByText('已设置')).toBeVisible();
});

function fresh(name: string): string {
  return `${name}-${test.info().project.name}@people.example`;
}

async function register(page: Page, name: string): Promise<string> {
  const email = fresh(name);
  await page.goto('/register');
  await page.getByLabel('姓名或名称').fill('方小满');
  await page.getByLabel('电子邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '注册' }).click();
  await expect(page.getByRole('heading', { name: '请查收邮件' })).toBeVisible();
  return email;
}

async function setPassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('密码', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: '重设密码' }).click();
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('验证码').fill(code);
  await page.getByRole('button', { name: '继续' }).click();
}
