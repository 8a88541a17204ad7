import { announce, begin, readSignIns, signInOf, type House, type Session } from './house.ts';
import { startServer } from './server.ts';

/** Whose sessions the tests share; everyone else signs in where it is tested. */
const SHARED = ['claimant', 'neighbour', 'clerk', 'clerk-xihu', 'operator', 'auditor'];

/** One server with demo data for the whole run; what it is called reaches the workers through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer({ demo: true });
  const house: House = { url: server.url, data: server.data, signIns: readSignIns(server.output()), sessions: {} };
  const begun = SHARED.map(async (key): Promise<[string, Session]> => [key, await begin(house.url, signInOf(house, key))]);
  house.sessions = Object.fromEntries(await Promise.all(begun));
  announce(house);
  return () => server.stop();
}
