import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
// Untyped: the package brings no declarations.
// @ts-expect-error
import { Provider } from 'oidc-provider';

/** Someone the provider knows, by the name typed on its page. */
export interface Someone {
  email: string;
  email_verified: boolean;
  name: string;
  groups: string[];
  /** How they sign in there (RFC 8176). */
  amr: string[];
}

/** What the provider does wrong, for the tests of what is refused. */
export interface Faults {
  /** Put in place of these parameters of the request. */
  state?: string;
  nonce?: string;
  /** The token endpoint answers 503. */
  silent?: boolean;
}

export interface TestProvider {
  issuer: string;
  people: Record<string, Someone>;
  faults: Faults;
  stop(): Promise<void>;
}

export const CLIENT = { id: 'zhangban', secret: randomBytes(24).toString('base64url') };

/** A certified provider on a name of its own, `localhost`, so that to our site at 127.0.0.1 it is another site. */
export async function startProvider(): Promise<TestProvider> {
  const server = createServer();
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const people: Record<string, Someone> = {};
  const faults: Faults = {};
  const provider = new Provider(issuer, configuration(people));
  // Our port is known only when our server listens, after the provider.
  provider.Client.prototype.redirectUriAllowed = (uri: string) =>
    /^http:\/\/127\.0\.0\.1:\d+\/sign-in\/from\/court$/.test(uri);
  provider.use(async (ctx: any, next: () => Promise<void>) => {
    if (ctx.path === '/token' && faults.silent) {
      ctx.status = 503;
      return;
    }
    if (ctx.path === '/auth') {
      for (const name of ['state', 'nonce'] as const) {
        if (faults[name]) ctx.query = { ...ctx.query, [name]: faults[name] };
      }
    }
    await next();
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1];
    if (uid === undefined) {
      answer(request, response);
      return;
    }
    if (request.method === 'POST') {
      void typed(request).then((login) => {
        const known = people[login];
        const result = known ? { login: { accountId: login, amr: known.amr } } : { error: 'access_denied' };
        return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      });
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(uid));
  });
  return {
    issuer,
    people,
    faults,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function configuration(people: Record<string, Someone>): unknown {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: ['http://127.0.0.1/sign-in/from/court'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...people[id] }),
    }),
    /** Whoever signs in has agreed. */
    loadExistingGrant: async (ctx: any) => {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
  };
}

/** The one field of the page. */
async function typed(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body).get('login') ?? '';
}

function page(uid: string): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Provider</title><link rel="icon" href="data:,"></head><body>
    <form method="post" action="/interaction/${uid}"><label>Login <input name="login"></label><button>Go on</button></form></body></html>`;
}
