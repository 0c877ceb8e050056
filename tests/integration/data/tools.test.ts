import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { type Actor, throughTool } from '@/lib/data/connection/tenant-context';
import { actorMay } from '@/lib/domain/permissions';
import { toolName } from '@/lib/domain/tools/tool-name';
import { previewers } from '@/lib/usecases/proposals/previewers';
import { registry } from '@/lib/usecases/registry';
import { writeRecords } from '@/lib/usecases/tool-calls/record';
import { undoToolCall } from '@/lib/usecases/tool-calls/undo';
import { callTool, type ToolAnswer } from '@/lib/usecases/tools/call-tool';
import { offeredTools } from '@/lib/usecases/tools/tools';
import { startLocalCloud } from '@/stand-ins/server';
import { amount } from '@/tests/support/amount';
import { arbitraryFromSchema } from '@/tests/support/arbitrary-from-schema';
import { setEnvironment } from '@/tests/support/environment';
import { createSeededDatabase } from '@/tests/support/seeded';
import { knownFor, type Place, samples } from './operation-samples';

/**
 * Every operation × every kind of person × every effect, through `callTool`: who may not gets no tool; a read changes
 * nothing; what tells somebody, moves money or can't be taken back leaves nothing but a proposal; what is done at once can
 * be taken back; and each call is on record.
 */
let owner: pg.Client;
let close: () => Promise<void>;
let mine: Place;
let people: Record<string, Actor>;

beforeAll(async () => {
  const database = await createSeededDatabase();
  const cloud = await startLocalCloud({ appUrl: 'http://127.0.0.1:9', bankDebitMs: 10_000_000 });
  setEnvironment({
    DATABASE_URL: database.url,
    STRIPE_API_URL: cloud.urls.stripe,
    QSTASH_URL: 'http://127.0.0.1:9',
    POSTMARK_API_URL: cloud.urls.postmark,
    HIBP_API_URL: cloud.urls.hibp,
  });
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  mine = await placeOf('serene-spa');
  const { rows } = await owner.query(
    `SELECT m."userId" FROM "Member" m WHERE m."tenantId" = $1 AND m."role" = 'OWNER' LIMIT 1`,
    [mine.tenantId],
  );
  const id: string = rows[0].userId;
  people = {
    OWNER: { kind: 'MEMBER', id, name: 'Olive', role: 'OWNER' },
    ADMIN: { kind: 'MEMBER', id, name: 'Ada', role: 'ADMIN' },
    STAFF: { kind: 'MEMBER', id, name: 'Sam', role: 'STAFF' },
    'a member without a role': { kind: 'MEMBER', id, name: 'Nobody' },
    OPERATOR: { kind: 'OPERATOR', id: randomUUID(), name: 'Otto' },
    API: { kind: 'API', id: randomUUID(), name: 'A key' },
    CUSTOMER: { kind: 'CUSTOMER', id: null, name: '' },
    SYSTEM: { kind: 'SYSTEM', id: null, name: 'MAIS' },
  };
  close = async () => {
    await writeRecords();
    await disconnect();
    await owner.end();
    await cloud.close();
    await database.drop();
  };
});
afterAll(() => close?.());

async function placeOf(slug: string): Promise<Place> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns a WHERE table_schema = 'public' AND column_name = 'tenantId'
        AND EXISTS (SELECT 1 FROM information_schema.columns b WHERE b.table_name = a.table_name AND b.column_name = 'id')`,
  );
  const { rows } = await owner.query('SELECT "id" FROM "Tenant" WHERE "slug" = $1', [slug]);
  const tenantId: string = rows[0].id;
  const ids: Record<string, string[]> = { Tenant: [tenantId] };
  for (const { name } of tables) {
    const found = await owner.query(
      `SELECT "id" FROM "${name}" WHERE "tenantId" = $1 ORDER BY "id" LIMIT 40`,
      [tenantId],
    );
    ids[name] = found.rows.map(({ id }) => id);
  }
  return { tenantId, ids };
}

/** Everything that the database holds but what a call of a tool may leave, as one text. */
async function allRows(without = '', aside: string[] = []): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND NOT (table_name = ANY ($1)) ORDER BY 1`,
    [['ToolCall', 'Proposal', ...aside]],
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `SELECT md5(string_agg((to_jsonb(t) ${without})::text, '' ORDER BY (to_jsonb(t) ${without})::text)) AS sum FROM "${name}" t`,
    );
    parts.push(`${name} ${rows[0].sum}`);
  }
  return parts.join('\n');
}

const operations = Object.values(registry);
const ctxOf = (person: string) => mintTenantContext(mine.tenantId, people[person] as Actor);
const outcomeOf = (answer: ToolAnswer) => (answer.ok ? answer.kind : answer.reason);

function inputsOf(name: keyof typeof registry, count: number): unknown[] {
  const { input } = registry[name].facts;
  const some = fc.sample(arbitraryFromSchema(input, knownFor(name, mine)), {
    numRuns: count,
    seed: 20_261_201,
  });
  return [...(samples[name]?.(mine) ?? []).slice(0, 4), ...some];
}

it.each(['OWNER', 'ADMIN', 'STAFF', 'a member without a role', 'OPERATOR', 'API', 'CUSTOMER', 'SYSTEM'])(
  'offers %s what they may do, and nothing else has a name',
  async (person) => {
    const ctx = ctxOf(person);
    const actor = people[person] as Actor;
    const offered = new Set(offeredTools(ctx, { via: 'mcp' }).map(({ facts }) => facts.name));
    for (const { facts } of operations) {
      const may = facts.by === 'business' && facts.can !== undefined && actorMay(actor, facts.can);
      if (!may || person === 'CUSTOMER' || person === 'SYSTEM')
        expect([facts.name, offered.has(facts.name)]).toEqual([facts.name, false]);
      if (offered.has(facts.name)) continue;
      const answer = await callTool(ctx, { name: toolName(facts.name), input: {}, via: 'mcp' });
      expect([facts.name, outcomeOf(answer)]).toEqual([facts.name, 'not_found']);
    }
  },
  60_000,
);

it('leaves nothing but a proposal of what is only proposed, and nothing of what is read', async () => {
  const before = await allRows();
  const seen = new Set<string>();
  for (const person of ['OWNER', 'ADMIN', 'STAFF', 'OPERATOR', 'API']) {
    const ctx = ctxOf(person);
    for (const { name, facts, kind } of offeredTools(ctx, { via: 'assistant' })) {
      if (kind === 'change') continue;
      const count = amount(person === 'OWNER' ? 6 : 2, 30);
      for (const input of inputsOf(facts.name as keyof typeof registry, count)) {
        const answer = await callTool(ctx, { name, input, via: 'assistant' });
        if (!answer.ok && answer.reason === 'internal') throw answer.cause;
        if (answer.ok) expect([name, answer.kind]).toEqual([name, kind === 'answer' ? 'answer' : 'proposed']);
        seen.add(`${kind} ${outcomeOf(answer)}`);
      }
    }
  }
  expect(await allRows()).toBe(before);
  // The walk has seen both, or it would say nothing.
  expect([...seen]).toEqual(expect.arrayContaining(['answer answer', 'propose proposed']));
}, 240_000);

/** What changes of itself, or is made anew when a form is saved as a whole. */
const beside = `- 'id' - 'updatedAt' - 'catalogVersion' - 'guesses' - 'heardTopics'`;

/** What is changed of each row with a form, and of others: partly, as an assistant would. */
const changes = (): [name: string, input: object][] => {
  const { ids } = mine;
  const [id, bookingId] = [(table: string) => ids[table]?.[0], ids.Booking?.[0]];
  return [
    ['add_on-save', { id: id('AddOn'), name: 'Another name' }],
    ['segment-save', { id: id('Segment'), name: 'Another name' }],
    ['service-save', { id: id('Service'), name: 'Another name' }],
    ['package-save', { id: id('Package'), summary: 'Another summary' }],
    ['package-set_active', { id: id('Package'), active: false }],
    ['schedule-save', { id: id('Schedule'), name: 'Another name' }],
    ['resource-save', { id: id('Resource'), name: 'Another name' }],
    ['policy-save', { note: 'Another note' }],
    ['site-save', { headline: 'Another headline' }],
    ['customer-save', { id: id('Customer'), notes: 'Another note' }],
    ['booking-save_notes', { bookingId, officeNotes: 'Another note' }],
    ['schedule-save_override', { scheduleId: id('Schedule'), date: '2031-05-05', periods: [] }],
    [
      'blackout-save',
      {
        id: null,
        resourceId: null,
        reason: 'Leave',
        startDate: '2031-05-05',
        endDate: '2031-05-05',
        startMinute: null,
        endMinute: null,
      },
    ],
  ];
};

it('does at once what can be taken back, and an undo brings back what was', async () => {
  const ctx = ctxOf('OWNER');
  for (const [name, input] of changes()) {
    const before = await allRows(beside, ['AuditEntry']);
    const answer = await callTool(ctx, { name, input, via: 'assistant' });
    expect([name, answer]).toMatchObject([
      name,
      { ok: true, kind: 'done', undo: { id: expect.any(String) } },
    ]);
    expect([name, await allRows(beside, ['AuditEntry'])]).not.toEqual([name, before]);
    const id = answer.ok && answer.kind === 'done' ? (answer.undo?.id ?? '') : '';
    // Another person takes nothing back, and a tool neither.
    const other = mintTenantContext(mine.tenantId, { ...(people.STAFF as Actor), id: randomUUID() });
    expect(await undoToolCall(other, { id })).toMatchObject({ ok: false, reason: 'not_found' });
    await expect(undoToolCall(throughTool(ctx, 'mcp'), { id })).rejects.toMatchObject({ code: 'forbidden' });
    expect([name, await undoToolCall(ctx, { id })]).toMatchObject([name, { ok: true }]);
    expect([name, await allRows(beside, ['AuditEntry'])]).toEqual([name, before]);
    expect(await undoToolCall(ctx, { id })).toMatchObject({ ok: false, reason: 'not_found' });
  }
}, 120_000);

it('takes nothing back that somebody has changed since', async () => {
  const ctx = ctxOf('OWNER');
  const id = mine.ids.AddOn?.[0];
  const first = await callTool(ctx, { name: 'add_on-save', input: { id, name: 'First' }, via: 'mcp' });
  await callTool(ctx, { name: 'add_on-save', input: { id, name: 'Second' }, via: 'mcp' });
  const undo = first.ok && first.kind === 'done' ? (first.undo?.id ?? '') : '';
  expect(await undoToolCall(ctx, { id: undo })).toMatchObject({ ok: false, reason: 'conflict' });
});

it('does or proposes whatever its input takes, and fails by no mistake of ours', async () => {
  const ctx = ctxOf('OWNER');
  for (const { name, facts, kind } of offeredTools(ctx, { via: 'assistant' })) {
    if (kind !== 'change') continue;
    for (const input of inputsOf(facts.name as keyof typeof registry, amount(8, 40))) {
      const answer = await callTool(ctx, { name, input, via: 'assistant' });
      if (!answer.ok && answer.reason === 'internal') throw answer.cause;
      if (!answer.ok) continue;
      if (answer.kind === 'proposed') expect(previewers.has(facts.name)).toBe(true);
    }
  }
}, 240_000);

it('puts each call on record, with who, through what and how it ended, and nothing of what was sent', async () => {
  const secret = 'a-word-that-is-nowhere-else';
  const ctx = ctxOf('STAFF');
  const conversationId = randomUUID();
  await callTool(ctx, { name: 'customer-list', input: { search: secret }, via: 'assistant', conversationId });
  await callTool(ctx, { name: 'payment-refund', input: { bookingId: secret }, via: 'mcp', conversationId });
  await writeRecords();
  const { rows } = await owner.query(
    `SELECT "actorName", "role", "via", "operation", "outcome", "reason", to_jsonb(t)::text AS whole FROM "ToolCall" t
      WHERE "conversationId" = $1 ORDER BY "id"`,
    [conversationId],
  );
  expect(rows).toMatchObject([
    { actorName: 'Sam', role: 'STAFF', via: 'assistant', operation: 'customer.list', outcome: 'ANSWERED' },
    { actorName: 'Sam', role: 'STAFF', via: 'mcp', operation: '', outcome: 'REFUSED', reason: 'not_found' },
  ]);
  for (const { whole } of rows) expect(whole).not.toContain(secret);
});

it('answers at most fifty rows: a list of pages goes on after them, of another it says how long it is', async () => {
  await owner.query(
    `INSERT INTO "Blackout" ("id", "tenantId", "reason", "startDate", "endDate")
       SELECT gen_random_uuid(), $1, 'Closed ' || n, '2031-01-01', '2031-01-01' FROM generate_series(1, 80) n`,
    [mine.tenantId],
  );
  await owner.query(
    `INSERT INTO "AddOn" SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'slug', 'more-' || n))).*
       FROM "AddOn" a, generate_series(1, 80) n
        WHERE a."id" = (SELECT "id" FROM "AddOn" WHERE "tenantId" = $1 LIMIT 1)`,
    [mine.tenantId],
  );
  const ask = async (name: string, input: object) => {
    const answer = await callTool(ctxOf('OWNER'), { name, input, via: 'mcp' });
    if (!answer.ok || answer.kind !== 'answer') throw new Error(JSON.stringify(answer));
    return answer as typeof answer & { data: { rows: { id: string }[]; nextCursor: string | null } };
  };
  const asked = { from: '2030-12-31', search: '' };
  const first = await ask('blackout-list', { ...asked, cursor: null });
  const second = await ask('blackout-list', { ...asked, cursor: first.data.nextCursor });
  expect([first.data.rows.length, second.data.rows.length, second.data.nextCursor]).toEqual([50, 30, null]);
  expect(new Set([...first.data.rows, ...second.data.rows].map(({ id }) => id)).size).toBe(80);
  expect(first.more).toEqual([]);
  const whole = await ask('add_on-list', {});
  expect(whole.data).toHaveLength(50);
  expect(whole.more).toEqual([{ field: '', shown: 50, of: expect.any(Number) }]);
});
