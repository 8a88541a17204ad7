import { codeOf, stepNow } from './totp.ts';

/** How someone of the demo signs in, as the server prints it. */
export interface SignIn {
  email: string;
  password: string;
  secret?: string;
}

/** A session begun before the tests, and the step of the code it was begun with: a code counts once. */
export interface Session {
  cookie: string;
  step: number;
}

/** The server of this run, as the workers need to know it. */
export interface House {
  url: string;
  data: string;
  signIns: Record<string, SignIn>;
  sessions: Record<string, Session>;
}

const VARIABLE = 'END2END_HOUSE';

export function announce(house: House): void {
  process.env[VARIABLE] = JSON.stringify(house);
}

export function theHouse(): House {
  const text = process.env[VARIABLE];
  if (!text) throw new Error('the global setup has not started a server');
  return JSON.parse(text) as House;
}

export function signInOf(house: House, key: string): SignIn {
  const found = house.signIns[key];
  if (!found) throw new Error(`the demo has printed no sign-in of ${key}`);
  return found;
}

/** `  clerk@demo.example   password   filing_clerk  second factor SECRET`, one a line. */
export function readSignIns(output: string): Record<string, SignIn> {
  const line = /^ +(\S+)@demo\.example +(\S+) +\w+(?: +second factor ([A-Z2-7]+))?\s*$/gm;
  const found = [...output.matchAll(line)];
  return Object.fromEntries(
    found.map(([, key, password, secret]) => [key, { email: `${key}@demo.example`, password: password!, secret }]),
  );
}

/**
 * Signs in as a form without script does and answers with the session's cookie.
 * The tests of signing in do it on the pages; all others begin here, for every address may try sixty times in fifteen minutes.
 */
export async function begin(url: string, person: SignIn, aheadMs = 0): Promise<Session> {
  const { email, password, secret } = person;
  const first = await post(url, '/api/account/sign-in', { email, password });
  const step = stepNow(aheadMs);
  if (!secret) return { cookie: first, step };
  return { cookie: await post(url, '/api/account/second-factor', { code: codeOf(secret, step) }, first), step };
}

async function post(url: string, path: string, form: Record<string, string>, session?: string): Promise<string> {
  const cookie = session ? { cookie: `${SESSION}=${session}` } : {};
  const answer = await fetch(url + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { accept: 'text/html', origin: url, ...cookie },
    redirect: 'manual',
  });
  const set = answer.headers.getSetCookie().map((line) => new RegExp(`^${SESSION}=([^;]+)`).exec(line)?.[1]);
  const begun = set.find((value) => value !== undefined);
  if (answer.status !== 303 || !begun) throw new Error(`${path} answered ${answer.status} to ${answer.headers.get('location')}`);
  return begun;
}

/** A loopback address counts as secure, and so the cookie has its strict name. */
export const SESSION = '__Host-session';
