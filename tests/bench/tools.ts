/**
 * What a tool costs the built app over MCP beside the same operation by REST, with the same secret key: CPU of the server
 * process a request, in many short turns of one run, so that whatever else the machine does meets both. Target: at most
 * 1.2 times, by either form of the protocol. A tool's call is also put on record, which REST's isn't.
 *
 * - bookings with their money and history, fifty of them; one booking; a quote.
 */
import pg from 'pg';
import { startApp } from '@/tests/support/app';
import { startTestPostgres } from '@/tests/support/postgres';
import { cpuMsOf } from './cpu';

const TURN = 40;
const TURNS = 15;
const WARM_UP_TURNS = 15;
const key = 'sk_demo_bella';

type Form = { headers: Record<string, string>; meta?: object };
/** Each request says of the client what it has to, instead of a handshake before. */
const modern = '2026-07-28';
const of2025: Form = { headers: { 'mcp-protocol-version': '2025-06-18' } };
const of2026: Form = {
  headers: { 'mcp-protocol-version': modern, 'mcp-method': 'tools/call' },
  meta: {
    'io.modelcontextprotocol/protocolVersion': modern,
    'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  },
};

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
  const [{ id, date }] = rows;
  await copy(owner, id);
  await owner.end();
  const basket = { package: 'elopement', date, addOns: [{ slug: 'album', quantity: 1 }] };
  await compare('fifty bookings in full', ['bookings?limit=50'], ['booking-list_in_full', { limit: 50 }]);
  await compare('one booking', [`bookings/${id}`], ['booking-read', { bookingId: id }]);
  await compare('a quote', ['quotes', basket], ['basket-quote', basket]);
} finally {
  await app.close();
  await stop();
}

/** Fifty of the same booking with what was paid and what has happened; the triggers have seen the first. */
async function copy(owner: pg.Client, id: string): Promise<void> {
  await owner.query(
    'CREATE TEMP TABLE copy AS SELECT gen_random_uuid() AS "id", n FROM generate_series(1, 50) n',
  );
  const fields = {
    Booking: `'id', c."id", 'reference', 'AB' || 100000 + c.n`,
    Payment: `'id', gen_random_uuid(), 'bookingId', c."id", 'stripePaymentIntentId', 'pi_' || c.n, 'stripeChargeId', 'ch_' || c.n`,
    AuditEntry: `'id', gen_random_uuid(), 'subjectId', c."id"`,
  };
  const keys = { Booking: 'id', Payment: 'bookingId', AuditEntry: 'subjectId' };
  for (const table of ['Booking', 'Payment', 'AuditEntry'] as const) {
    await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    await owner.query(
      `INSERT INTO "${table}" SELECT r.* FROM "${table}" x, copy c,
         LATERAL jsonb_populate_record(x, jsonb_build_object(${fields[table]})) r WHERE x."${keys[table]}" = $1`,
      [id],
    );
    await owner.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  }
  await owner.query('ANALYZE');
}

async function rest(path: string, body?: object): Promise<number> {
  const answer = await fetch(`${app.url}/api/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
  return text.length;
}

async function tool({ headers, meta }: Form, name: string, input: object): Promise<number> {
  calls += 1;
  const params = { name, arguments: input, ...(meta ? { _meta: meta } : {}) };
  const answer = await fetch(`${app.url}/api/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
      ...(meta ? { 'mcp-name': name } : {}),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: calls, method: 'tools/call', params }),
  });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes('"isError":false'))
    throw new Error(`${name}: ${answer.status} ${text}`);
  return text.length;
}

async function compare(
  what: string,
  byRest: Parameters<typeof rest>,
  [name, input]: [name: string, input: object],
): Promise<void> {
  const ways = [() => rest(...byRest), () => tool(of2025, name, input), () => tool(of2026, name, input)];
  const spent = ways.map(() => 0);
  const length = ways.map(() => 0);
  for (let turn = 0; turn < WARM_UP_TURNS + TURNS; turn += 1) {
    for (const [at, ask] of ways.entries()) {
      const before = cpuMsOf(app.pid());
      for (let count = 0; count < TURN; count += 1) length[at] = await ask();
      if (turn >= WARM_UP_TURNS) spent[at] = (spent[at] ?? 0) + cpuMsOf(app.pid()) - before;
    }
  }
  const [base = 0, earlier = 0, later = 0] = spent.map((ms) => ms / TURN / TURNS);
  const [, bytes] = length;
  console.log(
    `tools: ${what}: ${base.toFixed(2)} ms CPU by REST (${length[0]} characters); over MCP ${earlier.toFixed(2)} ms: ${(earlier / base).toFixed(2)} ×; by its form of 2026 ${later.toFixed(2)} ms: ${(later / base).toFixed(2)} × (goal ≤ 1.2; ${bytes} characters)`,
  );
}
