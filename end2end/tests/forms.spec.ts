import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, request } from '@playwright/test';
import { formsOf, kindOf, type PlainForm } from '../support/forms.ts';
import { begin, readSignIns, SESSION, type House, type Session } from '../support/house.ts';
import { addressOf, VISITS } from '../support/pages.ts';
import { pdf } from '../support/pdf.ts';
import { startServer } from '../support/server.ts';
import { enter, expect, test } from '../support/test.ts';

/** A server of its own: these posts accept, refuse, disable and throw away. */
test.setTimeout(240_000);

/** What other forms need is thrown away after them; the session ends last. */
const LAST = ['/api/court/submit', '/api/court/discard-draft', '/api/account/sign-out'];

/**
 * Stands on the page of a case that no demo of a year with published holidays has (provisional.spec.ts), and beside a
 * provider, which no demo has (oidc.spec.ts).
 */
const ELSEWHERE = ['/api/court/return-unanswered', '/api/account/disconnect'];

test('every form is answered with 303 where no page is said to have sent it', async ({ browser }) => {
  const server = await startServer({ demo: true });
  try {
    const people = [undefined, ...new Set(VISITS.flatMap(({ as }) => as ?? []))];
    const signIns = readSignIns(server.output());
    const sessions: Record<string, Session> = {};
    for (const key of people) if (key) sessions[key] = await begin(server.url, signIns[key]!);
    const house: House = { url: server.url, data: server.data, signIns, sessions };

    const kinds = new Set<string>();
    for (const key of people) {
      const context = await browser.newContext({ baseURL: house.url });
      if (key) await enter(context, house, key);
      const page = await context.newPage();
      const forms = new Map<string, PlainForm>();
      for (const visit of VISITS.filter(({ as }) => as === key)) {
        await page.goto(await addressOf(visit, page));
        for (const form of await formsOf(page)) forms.set(kindOf(form), form);
      }
      await context.close();
      const sender = await postman(house, key);
      const order = [...forms.values()].sort((one, other) => LAST.indexOf(one.action) - LAST.indexOf(other.action));
      for (const form of order) await answers303(sender, form, key);
      await sender.dispose();
      for (const kind of forms.keys()) kinds.add(kind);
    }
    const here = formsInSource().filter((kind) => !ELSEWHERE.includes(kind));
    expect(here.filter((kind) => !kinds.has(kind)), 'forms on no page that was visited').toEqual([]);
  } finally {
    await server.stop();
  }
});

/** Sends what a browser sends with a form, apart from the referrer. */
function postman(house: House, key?: string): Promise<APIRequestContext> {
  const session = key && { cookie: `${SESSION}=${house.sessions[key]!.cookie}` };
  const extraHTTPHeaders = { accept: 'text/html,application/xhtml+xml', origin: house.url, ...session };
  return request.newContext({ baseURL: house.url, extraHTTPHeaders });
}

async function answers303(sender: APIRequestContext, form: PlainForm, key?: string): Promise<void> {
  const answer = form.multipart
    ? await sender.post(form.action, { multipart: withFile(form), maxRedirects: 0 })
    : await sender.post(form.action, {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        data: new URLSearchParams(form.fields).toString(),
        maxRedirects: 0,
      });
  const said = `${kindOf(form)} as ${key ?? 'nobody'}`;
  expect.soft(answer.status(), said).toBe(303);
  expect.soft(answer.headers().location, `${said}: nothing typed and no error stands in the address`).toMatch(/^\/[^?]*(\?(checked|add)=1|\?opened=\d+)?$/);
}

function withFile(form: PlainForm) {
  const file = { name: 'note.pdf', mimeType: 'application/pdf', buffer: pdf('note') };
  return { ...Object.fromEntries(form.fields), title: '附件', source: '原告', purpose: '证明', file };
}

/** Server functions that a form of the app's sources posts to. */
function formsInSource(): string[] {
  const folder = join(import.meta.dirname, '../../app/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rs'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/action="(\/(?:api|prefs)[^"]*)"/g)].map(([, path]) => path!)))];
}
