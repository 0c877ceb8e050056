import { timingSafeEqual } from 'node:crypto';
import { type CloudRequest, header, json, type Reply } from '../http';
import { newId } from '../ids';
import { findAccount } from './accounts';
import type { StripeCloud } from './cloud';
import { recallDemoPayments } from './demo-payments';
import { notImplemented, StripeError } from './errors';
import { expandAll } from './expand';
import { answerKey, fingerprint, isRemembered, replay } from './idempotency';
import { Params, parseForm } from './params';
import { routes } from './routes';
import { platform } from './table';

/** The API under /v1: checks key and account, then handles idempotency, routing, expansion and errors. */
export function handleApi(cloud: StripeCloud, request: CloudRequest): Reply {
  const headers: Record<string, string> = { 'request-id': newId('req', 14) };
  try {
    checkKey(cloud, request);
    const scope = readScope(cloud, request);
    recallDemoPayments(cloud, `${request.path}?${request.query}&${request.body}`);
    if (request.method !== 'POST') return json(run(cloud, scope, request), 200, headers);
    return handlePost(cloud, scope, request, headers);
  } catch (error) {
    return refusal(error, headers);
  }
}

function handlePost(
  cloud: StripeCloud,
  scope: string,
  request: CloudRequest,
  headers: Record<string, string>,
): Reply {
  const given = header(request, 'idempotency-key');
  if (!given) return json(run(cloud, scope, request), 200, headers);
  const key = answerKey(scope, given);
  headers['idempotency-key'] = given;
  const print = fingerprint(request.method, request.path, request.body.toString());
  const now = cloud.clock.now();
  const former = replay(cloud.answers, key, print, now);
  if (former) {
    return {
      status: former.status,
      headers: { ...headers, 'content-type': 'application/json', 'idempotent-replayed': 'true' },
      body: former.body,
    };
  }
  let reply: Reply;
  try {
    reply = json(run(cloud, scope, request), 200, headers);
  } catch (error) {
    reply = refusal(error, headers);
  }
  if ('status' in reply && isRemembered(reply.status)) {
    cloud.answers.set(key, { print, status: reply.status, body: String(reply.body), at: now });
  }
  return reply;
}

/** Stores an injected error under its idempotency key, as Stripe stores its own errors. */
export function keepAnswer(cloud: StripeCloud, request: CloudRequest, status: number, body: string): void {
  const given = header(request, 'idempotency-key');
  if (request.method !== 'POST' || !given || !isRemembered(status)) return;
  const key = answerKey(header(request, 'stripe-account') ?? platform, given);
  if (cloud.answers.has(key)) return;
  const print = fingerprint(request.method, request.path, request.body.toString());
  cloud.answers.set(key, { print, status, body, at: cloud.clock.now() });
}

function run(cloud: StripeCloud, scope: string, request: CloudRequest): object {
  const params = new Params(
    parseForm(request.method === 'POST' ? request.body.toString() : request.query.toString()),
  );
  for (const { method, path, run: handle } of routes) {
    const match = method === request.method ? path.exec(request.path) : null;
    if (!match) continue;
    const value = handle({ cloud, scope, params, id: decodeURIComponent(match[1] ?? '') });
    if (request.method === 'POST') cloud.touch();
    return expandAll(cloud, scope, value, params.strings('expand'));
  }
  throw notImplemented(`${request.method} ${request.path}`);
}

function checkKey(cloud: StripeCloud, request: CloudRequest): void {
  const given = header(request, 'authorization')?.replace(/^Bearer /, '') ?? '';
  const key = cloud.settings.secrets.stripeSecretKey;
  if (given.length === key.length && timingSafeEqual(Buffer.from(given), Buffer.from(key))) return;
  throw new StripeError(401, {
    type: 'invalid_request_error',
    message: given
      ? `Invalid API Key provided: ${given.slice(0, 8)}***${given.slice(-4)}`
      : 'You did not provide an API key.',
  });
}

function readScope(cloud: StripeCloud, request: CloudRequest): string {
  const account = header(request, 'stripe-account');
  if (!account) return platform;
  if (findAccount(cloud, account)) return account;
  throw new StripeError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${account}' (or that account does not exist).`,
  });
}

function refusal(error: unknown, headers: Record<string, string>): Reply {
  if (!(error instanceof StripeError)) throw error;
  // A retry can't help: the stand-in doesn't implement it.
  const noRetry: Record<string, string> = error.status === 501 ? { 'stripe-should-retry': 'false' } : {};
  return json({ error: error.body }, error.status, { ...headers, ...noRetry });
}
