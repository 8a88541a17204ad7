import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from './test.ts';
import type { House } from './house.ts';

/** Waits for the letter to this address that leads to `page`, and answers with its link. */
export async function linkTo(house: House, email: string, page: string): Promise<string> {
  const found = async () => (await letters(house, email)).flatMap((text) => linksIn(text)).find((link) => link.includes(`/${page}/`));
  await expect.poll(found, { message: `a letter to ${email} with a link to /${page}/` }).toBeTruthy();
  return (await found())!;
}

/** Waits for the letter to this address that says `words`. */
export async function letterSays(house: House, email: string, words: string): Promise<void> {
  const said = async () => (await letters(house, email)).some((text) => text.includes(words));
  await expect.poll(said, { message: `a letter to ${email} that says ${words}` }).toBe(true);
}

function linksIn(text: string): string[] {
  return text.match(/https?:\/\/\S+/g) ?? [];
}

/** The texts of the letters to one address; without a mail server each is a file. */
async function letters(house: House, email: string): Promise<string[]> {
  const folder = join(house.data, 'mail');
  const names = await readdir(folder).catch(() => []);
  const all = await Promise.all(names.filter((name) => name.endsWith('.eml')).map((name) => readFile(join(folder, name), 'utf8')));
  return all.filter((letter) => new RegExp(`^To: .*${email.replace('.', '\\.')}`, 'm').test(letter)).map(textOf);
}

/** The text of a letter in one part (RFC 2045, 6). */
function textOf(letter: string): string {
  const end = letter.indexOf('\r\n\r\n');
  const [head, body] = [letter.slice(0, end), letter.slice(end + 4)];
  const encoding = /^Content-Transfer-Encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
