import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { signIn } from '../support/acts.ts';
import { audit } from '../support/audit.ts';
import { letterSays, linkTo } from '../support/letters.ts';
import { CLIENT, startProvider, type Someone, type TestProvider } from '../support/provider.ts';
import { startServer, type Server } from '../support/server.ts';
import { expect, test as base } from '../support/test.ts';

const PASSWORD = '海曙的桂花开了三次';
const COURT = '浙0203';
const COURT_NAME = '宁波市海曙区人民法院';

/** A provider and a server that knows it, one pair for each worker. */
interface Stand {
  provider: TestProvider;
  server: Server;
}

const test = base.extend<{ court: (page: Page, login: string, someone?: Partial<Someone>) => Promise<void> }, { stand: Stand }>({
  stand: [
    async ({}, use) => {
      const provider = await startProvider();
      const server = await startServer({ demo: false, env: settings(provider.issuer) });
      await use({ provider, server });
      await server.stop();
      await provider.stop();
    },
    { scope: 'worker' },
  ],
  house: async ({ stand }, use) => use({ url: stand.server.url, data: stand.server.data, signIns: {}, sessions: {} }),
  /** Signs in at the provider from our page, as someone it is told of. */
  court: async ({ stand }, use) => {
    await use(async (page, login, someone) => {
      stand.provider.people[login] ??= { email: `${login}@court.example`, email_verified: true, name: '何书云', groups: [], amr: ['pwd'] };
      Object.assign(stand.provider.people[login]!, someone);
      await page.goto('/sign-in');
      await page.getByRole('link', { name: '用区法院登录' }).click();
      await page.getByLabel('Login').fill(login);
      await page.getByRole('button', { name: 'Go on' }).click();
    });
    Object.assign(stand.provider.faults, { state: undefined, nonce: undefined, silent: undefined });
  },
});

function settings(issuer: string): Record<string, string> {
  const label = '{ hans = "区法院", hant = "區法院", en = "District Court" }';
  const role = `{ claim = "groups", value = "filing", role = "filing_clerk", court = "${COURT}" }`;
  return {
    ZHANGBAN_OIDC__COURT__ISSUER: issuer,
    ZHANGBAN_OIDC__COURT__CLIENT_ID: CLIENT.id,
    ZHANGBAN_OIDC__COURT__CLIENT_SECRET: CLIENT.secret,
    ZHANGBAN_OIDC__COURT__SCOPES: '["email", "profile", "groups"]',
    ZHANGBAN_OIDC__COURT__LABEL: label,
    ZHANGBAN_OIDC__COURT__ROLES: `[${role}]`,
    ZHANGBAN_OIDC__COURT__ROLE_DEFAULT: 'person',
    ZHANGBAN_OIDC__COURT__SECOND_FACTOR: '{ amr = ["mfa"] }',
    ZHANGBAN_OIDC__DOWN__ISSUER: 'http://127.0.0.1:1',
    ZHANGBAN_OIDC__DOWN__CLIENT_ID: CLIENT.id,
    ZHANGBAN_OIDC__DOWN__LABEL: '{ hans = "停用的服务", hant = "停用的服務", en = "Nobody" }',
  };
}

test('whoever comes for the first time gets an account, signs out, and comes again to the same one', async ({ page, court, stand }) => {
  const login = fresh('newcomer');
  await court(page, login);
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('何书云');
  await expect(page.getByText(`${login}@court.example`)).toBeVisible();
  await expect(page.getByText('个人', { exact: true })).toBeVisible();
  await expect(page.getByText('已关联')).toBeVisible();
  await audit(page);

  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/$/);
  // The provider still knows the browser: one click, and the changed address does not matter.
  stand.provider.people[login]!.email = `${login}.new@court.example`;
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '用区法院登录' }).click();
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByText(`${login}@court.example`)).toBeVisible();
});

test('a claim gives a role at its court, and the role goes with the claim', async ({ page, court, stand, consoleErrors }) => {
  const login = fresh('clerk');
  await court(page, login, { groups: ['filing'], amr: ['pwd', 'mfa'] });
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByText(`立案人员 ${COURT_NAME}`)).toBeVisible();
  expect((await page.goto('/court/queue'))?.status()).toBe(200);

  await page.goto('/me');
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/$/);
  stand.provider.people[login]!.groups = [];
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '用区法院登录' }).click();
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByText('立案人员')).toHaveCount(0);
  expect((await page.goto('/court/queue'))?.status()).toBe(403);
  expect(consoleErrors.splice(0), 'the browser reports the status').toHaveLength(1);
  const audited = stand.server.output();
  expect(audited).toContain(`grant_by_claim:filing_clerk@${COURT}`);
  expect(audited).toContain(`withdraw_by_claim:filing_clerk@${COURT}`);
});

test('an official whose provider says nothing of a second factor sets up ours first', async ({ page, court, consoleErrors }) => {
  await court(page, fresh('plain-clerk'), { groups: ['filing'], amr: ['pwd'] });
  await expect(page).toHaveURL(/\/me\/second-factor$/);
  expect((await page.goto('/court/queue'))?.status()).toBe(403);
  expect(consoleErrors.splice(0), 'the browser reports the status').toHaveLength(1);
});

test('an address that is not verified opens no account', async ({ page, court }) => {
  await court(page, fresh('unverified'), { email_verified: false });
  await refused(page, '已确认的邮箱');
});

test('an address with an account is not merged; the account connects the provider itself', async ({ page, court, house, stand, visitor }) => {
  const login = fresh('registered');
  const email = `${login}@court.example`;
  await register(page, email);
  await page.goto(await linkTo(house, email, 'verify-email'));
  await page.getByRole('button', { name: '确认邮箱' }).click();
  await court(page, login);
  await refused(page, '已有账号');

  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/me$/);
  await page.getByRole('link', { name: '关联后可用它登录' }).first().click();
  await expect(page.getByText('已关联')).toBeVisible();

  const another = await visitor();
  await court(another, login);
  await expect(another).toHaveURL(/\/me$/);
  await expect(another.getByRole('heading', { level: 1 })).toHaveText('方小满');
  expect(stand.server.output()).toContain('connect_external');
  await letterSays(house, email, '刚刚关联了');

  await page.reload();
  await page.getByRole('button', { name: '取消关联' }).click();
  await expect(page.getByRole('link', { name: '关联后可用它登录' }).first()).toBeVisible();
  const third = await visitor();
  await court(third, login);
  await refused(third, '已有账号');
  await letterSays(house, email, '刚刚取消了');
});

test('the only way to sign in is not given up', async ({ page, court, house }) => {
  await court(page, fresh('only'));
  await expect(page).toHaveURL(/\/me$/);
  const posted = { form: { provider: 'court' }, headers: { accept: 'text/html', origin: house.url }, maxRedirects: 0 };
  const answer = await page.request.post(`${house.url}/api/account/disconnect`, posted);
  expect([answer.status(), answer.headers().location]).toEqual([303, '/me']);
  await page.getByRole('button', { name: '取消关联' }).click();
  await expect(page.getByRole('alert')).toContainText('唯一的登录方式');
  await expect(page.getByText('已关联')).toBeVisible();
});

test('a tie is not begun from outside', async ({ page, court }) => {
  await court(page, fresh('outside'));
  await expect(page).toHaveURL(/\/me$/);
  // A typed address, as one that comes from another site, is no link of ours.
  await page.goto('/sign-in/with/down?connect=yes');
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByRole('alert')).toContainText('“我的”页面');
});

test('another state is refused', async ({ page, court, stand }) => {
  stand.provider.faults.state = 'another';
  await court(page, fresh('state'));
  await refused(page, '这次登录没有完成');
});

test('another nonce is refused', async ({ page, court, stand }) => {
  stand.provider.faults.nonce = 'another';
  await court(page, fresh('nonce'));
  await refused(page, '这次登录没有完成');
});

test('an answer counts once, and its code no second time', async ({ page, court }) => {
  const seen: URL[] = [];
  page.on('request', (request) => seen.push(new URL(request.url())));
  const came = () => seen.findLast((url) => url.pathname === '/sign-in/from/court')!;
  await court(page, fresh('replay'));
  await expect(page).toHaveURL(/\/me$/);
  const first = came();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto(first.href);
  await refused(page, '这次登录没有完成');

  // The old code in the answer to a new question: the provider has given it out and does not again.
  await page.context().clearCookies({ name: /^_(session|interaction)/ });
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '用区法院登录' }).click();
  await expect(page.getByLabel('Login')).toBeVisible();
  const asked = seen.findLast((url) => url.pathname === '/auth')!;
  first.searchParams.set('state', asked.searchParams.get('state')!);
  await page.goto(first.href);
  await refused(page, '这次登录没有完成');
});

test('whoever turns the sign-in down is told so', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '用区法院登录' }).click();
  await page.getByLabel('Login').fill('nobody');
  await page.getByRole('button', { name: 'Go on' }).click();
  await refused(page, '取消了登录');
});

test('a provider that does not answer leaves the password', async ({ page, court, stand }) => {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '用停用的服务登录' }).click();
  await refused(page, '没有回应');
  stand.provider.faults.silent = true;
  await court(page, fresh('silent'));
  await refused(page, '没有回应');
});

test('neither addresses nor the log hold what a provider said', async ({ page, court, stand }) => {
  const login = fresh('canary');
  // Others of this house are in its database by the name they share.
  const name = '钟离听雨';
  await court(page, login, { name, email_verified: false });
  await refused(page, '已确认的邮箱');
  expect(new URL(page.url()).search).toBe('');
  expect(stand.server.output()).not.toContain(login);
  expect(stand.server.output()).not.toContain(name);
  for (const file of ['zhangban.db', 'zhangban.db-wal']) {
    const bytes = await readFile(`${stand.server.data}/${file}`);
    expect(bytes.includes(login), file).toBe(false);
    expect(bytes.includes(name), file).toBe(false);
  }
});

async function refused(page: Page, words: string): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByRole('alert')).toContainText(words);
}

function fresh(name: string): string {
  return `${name}-${base.info().project.name}`;
}

async function register(page: Page, email: string): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('姓名或名称').fill('方小满');
  await page.getByLabel('电子邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '注册' }).click();
  await expect(page.getByRole('heading', { name: '请查收邮件' })).toBeVisible();
}
