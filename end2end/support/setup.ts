import { startServer } from './server.ts';

/** One server with demo data for the whole run; its address reaches the workers through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer({ demo: true });
  process.env.ZHANGBAN_URL = server.url;
  return () => server.stop();
}
