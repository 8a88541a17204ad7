import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Loading the demo on two busy cores is the slow part. */
const START_MS_MAX = 120_000;
const STOP_MS_MAX = 10_000;
const POLL_MS = 100;

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
  const port = await freePort();
  const child = spawn(binary, options.demo ? ['serve', '--demo'] : ['serve'], {
    cwd: data,
    env: {
      ...process.env,
      ZHANGBAN_SITE: process.env.ZHANGBAN_SITE ?? join(target, 'site'),
      ZHANGBAN_DATA: data,
      ZHANGBAN_LISTEN: `127.0.0.1:${port}`,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const server = {
    url: `http://127.0.0.1:${port}`,
    data,
    output: () => output,
    stop: async () => {
      await stop(child);
      await rm(data, { recursive: true, force: true });
    },
  };
  try {
    await untilReady(server, child);
  } catch (error) {
    await server.stop();
    throw new Error(`${error}\n${output}`);
  }
  return server;
}

async function untilReady(server: Server, child: ChildProcess): Promise<void> {
  const end = Date.now() + START_MS_MAX;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${server.url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
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

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('no port'))));
    });
  });
}
