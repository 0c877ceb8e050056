/**
 * What a tool costs the built app over MCP beside the same operation by REST, with the same secret key, in
 * turns of one run: CPU of the server process a request. Target: at most 1.2 times. A tool's call is also put on
 * record, which REST's isn't.
 *
 * - bookings with their money and history, fifty of them; one booking; a quote.
 */
import pg from 'pg';
import { startApp } from '@/tests/support/app';
import { startTestPostgres } from '@/tests/support/postgres';
import { cpuMsOf } from './cpu';

const REQUESTS = 200;
const ROUNDS = 5;
const WARM_UP_ROUNDS = 3;
const key = 'sk_demo_bella';
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

let calls = 0;
const stop = await startTestPostgres({ measured: true });
const app = await startApp({ QSTASH_URL: 'http://127.0.0.1:9', RATE_LIMIT_API_KEY_PER_MINUTE: '100000000' });
try {
  const owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  await owner.query(`UPDATE "ApiKey" SET "scopes" = '{read}' WHERE "kind" = 'SECRET'`);
  const { rows } = await owner.query(
    `SELECT b."id", to_char(now() + interval '70 days', 'YYYY-MM-DD') AS "date" FROM "Booking" b
       JOIN "Tenant" t ON t."id" = b."tenantId"
      WHERE t."slug" = 'bella-weddings' AND EXISTS (SELECT 1 FROM "Payment" p WHERE p."bookingId" = b."id") LIMIT 1`,
  );
  await owner.end();
  const [{ id, date }] = rows;
  const basket = { package: 'elopement', date, addOns: [{ slug: 'album', quantity: 1 }] };
  await compare(
    'fifty bookings in full',
    () => rest('bookings?limit=50'),
    () => tool('booking-list_in_full', { limit: 50 }),
  );
  await compare(
    'one booking',
    () => rest(`bookings/${id}`),
    () => tool('booking-read', { bookingId: id }),
  );
  await compare(
    'a quote',
    () => rest('quotes', basket),
    () => tool('basket-quote', basket),
  );
} finally {
  await app.close();
  await stop();
}

async function rest(path: string, body?: object): Promise<void> {
  const answer = await fetch(`${app.url}/api/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
}

async function tool(name: string, input: object): Promise<void> {
  calls += 1;
  const answer = await fetch(`${app.url}/api/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: calls,
      method: 'tools/call',
      params: { name, arguments: input },
    }),
  });
  const text = await answer.text();
  if (answer.status !== 200 || text.includes('"isError":true'))
    throw new Error(`${name}: ${answer.status} ${text}`);
}

/** CPU a request in milliseconds, asked one after the other. */
async function cpuOf(ask: () => Promise<void>): Promise<number> {
  const before = cpuMsOf(app.pid());
  for (let count = 0; count < REQUESTS; count += 1) await ask();
  return (cpuMsOf(app.pid()) - before) / REQUESTS;
}

async function compare(
  what: string,
  byRest: () => Promise<void>,
  byTool: () => Promise<void>,
): Promise<void> {
  const [restMs, toolMs]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const [one, other] = [await cpuOf(byRest), await cpuOf(byTool)];
    if (round < WARM_UP_ROUNDS) continue;
    restMs.push(one);
    toolMs.push(other);
  }
  const [a, b] = [middle(restMs), middle(toolMs)];
  console.log(
    `tools: ${what}: ${b.toFixed(2)} ms CPU over MCP, ${a.toFixed(2)} ms by REST: ${(b / a).toFixed(2)} × (goal ≤ 1.2)`,
  );
}
