import { createHash, randomBytes } from 'node:crypto';
import {
  Client,
  type OAuthClientProvider,
  type OAuthTokens,
  type StoredOAuthClientInformation,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import pg from 'pg';
import { callAction, resultOf, serverActions, sessionCookie } from '@/tests/integration/api/server-actions';
import { startApp, type TestApp } from '@/tests/support/app';

/** The app with a business, its owner's session, and its database past the app. */
export async function startPlace(overrides: Record<string, string> = {}) {
  const app = await startApp({
    RATE_LIMIT_PUBLIC_PER_15_MIN: '100000',
    RATE_LIMIT_OFFICE_PER_15_MIN: '100000',
    ...overrides,
  });
  const owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  const idOf = async (slug: string): Promise<string> =>
    (await owner.query('SELECT "id" FROM "Tenant" WHERE "slug" = $1', [slug])).rows[0].id;
  return {
    app,
    owner,
    idOf,
    bella: await idOf('bella-weddings'),
    cookie: await sessionCookie(app, 'owner@bella-weddings.test'),
    close: async () => {
      await owner.end();
      await app.close();
    },
  };
}
export type PlaceOfPrograms = Awaited<ReturnType<typeof startPlace>>;

/** A program that the owner has let in, by the page of consent, connected. */
export async function connected(
  { app, cookie, bella }: Pick<PlaceOfPrograms, 'app' | 'cookie' | 'bella'>,
  scopes: string[],
  name?: string,
): Promise<Client> {
  const { kept, provider } = keeper(name === undefined ? {} : { name });
  await newClient()
    .connect(transportTo(app, provider))
    .catch(() => undefined);
  const { url } = requestFrom(app, '');
  for (const [field, value] of kept.asked?.searchParams ?? []) url.searchParams.set(field, value);
  url.searchParams.set('scope', 'read write propose');
  const answer = await consent(app, url, cookie, scopes, bella);
  await transportTo(app, provider).finishAuth(answer.searchParams);
  const client = newClient();
  await client.connect(transportTo(app, provider));
  return client;
}

/** Where this program is answered: nobody listens there, the browser of the tests stops before. */
const back = 'http://127.0.0.1:43117/back';

/** What the SDK's client keeps for a program, in memory. */
export function keeper(metadata: { name?: string; scope?: string } = {}) {
  const kept: {
    client?: StoredOAuthClientInformation;
    tokens?: OAuthTokens;
    verifier?: string;
    asked?: URL;
  } = {};
  const provider: OAuthClientProvider = {
    redirectUrl: back,
    clientMetadata: {
      client_name: metadata.name ?? 'Helpful Assistant',
      client_uri: 'https://assistant.example/about',
      redirect_uris: [back],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      ...(metadata.scope === undefined ? {} : { scope: metadata.scope }),
    },
    state: () => 'a state of the program’s own',
    clientInformation: () => kept.client,
    saveClientInformation: (client) => {
      kept.client = client;
    },
    tokens: () => kept.tokens as never,
    saveTokens: (tokens) => {
      kept.tokens = tokens;
    },
    redirectToAuthorization: (url) => {
      kept.asked = url;
    },
    saveCodeVerifier: (verifier) => {
      kept.verifier = verifier;
    },
    codeVerifier: () => kept.verifier ?? '',
  };
  return { kept, provider };
}

export const transportTo = (app: TestApp, authProvider: OAuthClientProvider) =>
  new StreamableHTTPClientTransport(new URL(`${app.url}/api/mcp`), { authProvider });

export const newClient = () => new Client({ name: 'tests', version: '1' });

/** Clicks as somebody who is signed in does: calls an action of the page. */
export async function act(app: TestApp, name: string, input: unknown, cookie: string, page?: string) {
  const action = serverActions().find((each) => each.name === name);
  if (!action) throw new Error(`no ${name}`);
  const answer = await callAction(app, action, [input], { cookie, ...(page ? { page } : {}) });
  return resultOf(answer.text);
}

/** The page's own request, as its address says it. */
export const requestOf = (asked: URL) => Object.fromEntries(asked.searchParams);

/** Reads the consent page and says yes. @returns where the browser is led */
export async function consent(
  app: TestApp,
  asked: URL,
  cookie: string,
  scopes: string[],
  businessId: string,
): Promise<URL> {
  const page = await fetch(asked, { headers: { cookie }, redirect: 'manual' });
  if (page.status !== 200) throw new Error(`the page answers ${page.status}`);
  const input = { request: requestOf(asked), businessId, scopes };
  const result = await act(app, 'connectProgramAction', input, cookie);
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return new URL(String(result.address));
}

/** What a program sends by itself, without the SDK. */
export async function send(
  app: TestApp,
  path: string,
  fields: Record<string, string>,
): Promise<{ status: number; body: Record<string, string> }> {
  const response = await fetch(app.url + path, { method: 'POST', body: new URLSearchParams(fields) });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {} };
}

export async function registered(app: TestApp, metadata: object = {}): Promise<string> {
  const response = await fetch(`${app.url}/api/oauth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_name: 'By hand', redirect_uris: [back], ...metadata }),
  });
  return (await response.json()).client_id;
}

/** A request of a program that knows how, and the secret half of it. */
export function requestFrom(
  app: TestApp,
  clientId: string,
  changes: Record<string, string | undefined> = {},
) {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL(`${app.url}/authorize`);
  const fields = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: back,
    scope: 'read write propose',
    state: 'mine',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    resource: `${app.url}/api/mcp`,
    ...changes,
  };
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) url.searchParams.set(name, value);
  return { url, verifier };
}

export const exchangeOf = (clientId: string, code: string, verifier: string) => ({
  grant_type: 'authorization_code',
  client_id: clientId,
  code,
  redirect_uri: back,
  code_verifier: verifier,
});

/** One message of the protocol, as plain HTTP. */
export async function message(
  app: TestApp,
  token: string | null,
  body: unknown = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${app.url}/api/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
