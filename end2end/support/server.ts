import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readSignIns } from './house.ts';

/** Loading the demo on two busy cores is the slow part. */
const START_MS_MAX = 120_000;
const STOP_MS_MAX = 10_000;
const POLL_MS = 100;
/** The last of the demo's people. */
const LAST_PRINTED = 'auditor';

export interface Server {
  url: string;
  data: string;
  /** What the server has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts the built server on a free port with a data folder of its own. */
export async function startServer(options: { demo: boolean; env?: Record<string, string> }): Promise<Server> {
  const target = resolve(import.meta.dirname, '../../target');
  const binary = process.env.ZHANGBAN_BINARY ?? join(target, 'fast/zhangban');
  const data = await mkdtemp(join(tmpdir(), 'zhangban-end2end-'));
  const child = spawn(binary, options.demo ? ['serve', '--demo'] : ['serve'], {
    cwd: data,
    env: {
      ...process.env,
      ZHANGBAN_SITE: process.env.ZHANGBAN_SITE ?? join(target, 'site'),
      ZHANGBAN_DATA: data,
      ZHANGBAN_LISTEN: '127.0.0.1:0',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const server = {
    url: '',
    data,
    output: () => output,
    stop: async () => {
      await stop(child);
      await rm(data, { recursive: true, force: true });
    },
  };
  try {
    server.url = await untilReady(server, child);
  } catch (error) {
    await server.stop();
    throw new Error(`${error}\n${output}`);
  }
  return server;
}

/** The address the server prints once it listens, as soon as it also answers. */
async function untilReady(server: Server, child: ChildProcess): Promise<string> {
  const end = Date.now() + START_MS_MAX;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const url = server.output().match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
    const answer = url && (await fetch(`${url}/readyz`).catch(() => undefined));
    if (answer && answer.ok) return url;
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
  throw new Error('the server was not ready in time');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX);
  await ended;
  clearTimeout(impatience);
}
