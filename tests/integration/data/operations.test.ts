import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { Actor, TenantContext } from '@/lib/data/connection/tenant-context';
import { findPersonInSession, type PersonInSession } from '@/lib/data/people/users';
import { AppError } from '@/lib/domain/errors';
import { registry } from '@/lib/usecases/registry';
import { root } from '@/scripts/paths';
import { startLocalCloud } from '@/stand-ins/server';
import { mutate, mutations } from '@/tests/integration/api/mutations';
import { amount } from '@/tests/support/amount';
import { arbitraryFromSchema } from '@/tests/support/arbitrary-from-schema';
import { setEnvironment } from '@/tests/support/environment';
import { createSeededDatabase } from '@/tests/support/seeded';
import { type StatementCounter, startStatementCounter } from '@/tests/support/statement-counter';
import { beyond, knownFor, type Place, prepare, samples } from './operation-samples';

/**
 * Every operation of the registry, without a page, action or route around it: what it answers is what it promises, its
 * reads ask as much with nine times the rows, another business's ids get nothing and change nothing, and whatever its
 * input parses is done or refused with a sentence. A new operation is walked from the day that it is there.
 */
let counter: StatementCounter;
let owner: pg.Client;
let close: () => Promise<void>;
/** The tour operator's own, and the wedding photographer's. */
let mine: Place;
let theirs: Place;
let people: { owner: PersonInSession; operator: PersonInSession };

const SEED = 20_261_130;
const operations = Object.values(registry);
type Facts = (typeof operations)[number]['facts'];
const nameOf = (facts: Facts) => facts.name;

beforeAll(async () => {
  const database = await createSeededDatabase();
  counter = await startStatementCounter(database.url);
  const cloud = await startLocalCloud({ appUrl: 'http://127.0.0.1:9', bankDebitMs: 10_000_000 });
  setEnvironment({
    DATABASE_URL: counter.through(database.url),
    DATABASE_POOL_SIZE: '2',
    STRIPE_API_URL: cloud.urls.stripe,
    QSTASH_URL: 'http://127.0.0.1:9',
    POSTMARK_API_URL: cloud.urls.postmark,
    HIBP_API_URL: cloud.urls.hibp,
    RATE_LIMIT_HOLDS_PER_VISITOR: '1000',
    RATE_LIMIT_HOLDS_PER_ADDRESS: '1000',
  });
  owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  mine = await placeOf('outback-tours');
  theirs = await placeOf('bella-weddings');
  await prepare(owner, mine);
  people = {
    owner: await personOf('owner@outback-tours.test'),
    operator: { ...(await personOf('operator@mais.test')), secondFactor: true },
  };
  close = async () => {
    await disconnect();
    await owner.end();
    await counter.close();
    await cloud.close();
    await database.drop();
  };
});
afterAll(() => close?.());

/** The ids of a business's rows, by table. */
async function placeOf(slug: string): Promise<Place> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns a WHERE table_schema = 'public' AND column_name = 'tenantId'
        AND EXISTS (SELECT 1 FROM information_schema.columns b WHERE b.table_name = a.table_name AND b.column_name = 'id')`,
  );
  const { rows: found } = await owner.query('SELECT "id" FROM "Tenant" WHERE "slug" = $1', [slug]);
  const tenantId = found[0].id;
  const ids: Record<string, string[]> = { Tenant: [tenantId] };
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `SELECT "id" FROM "${name}" WHERE "tenantId" = $1 ORDER BY "id" LIMIT 40`,
      [tenantId],
    );
    ids[name] = rows.map(({ id }) => id);
  }
  return { tenantId, ids };
}

async function personOf(email: string): Promise<PersonInSession> {
  const { rows } = await owner.query(
    `INSERT INTO "Session" ("id", "userId", "version", "device", "confirmedAt")
       SELECT gen_random_uuid(), "id", "sessionVersion", 'a test', now() FROM "User" WHERE "email" = $1
     RETURNING "id", "userId"`,
    [email],
  );
  const person = await findPersonInSession(rows[0].userId, rows[0].id);
  if (!person) throw new Error(`no session of ${email}`);
  return person;
}

/** The booking that the customer's link names: the one that is asked for. */
const ofLink = (input: unknown) => {
  const { bookingId } = (input ?? {}) as { bookingId?: unknown };
  return typeof bookingId === 'string' ? { bookingId } : {};
};

/** Who calls it: the owner, or an operator or a customer where only they may. */
function actorFor({ can }: Facts, input: unknown): Actor {
  const { id, name } = people.owner;
  if (can === 'tenant:operate') return { kind: 'OPERATOR', id: people.operator.id, name: 'Otto' };
  if (can === 'ownBooking:read') return { kind: 'CUSTOMER', id: null, name: '', ...ofLink(input) };
  return { kind: 'MEMBER', id, name, role: 'OWNER' };
}

/** An operation, called for the tour operator with a parsed input. @returns the refusal's or error's code, or the answer */
async function call(
  operation: (typeof operations)[number],
  input: unknown,
): Promise<{ code: string } | { answer: unknown }> {
  const { facts } = operation;
  const ctx: TenantContext = mintTenantContext(mine.tenantId, actorFor(facts, input));
  const first = { business: [ctx], person: [people.owner], operator: [people.operator], anybody: [] };
  const run = operation as unknown as (...args: unknown[]) => Promise<unknown>;
  try {
    const answer = await run(...first[facts.by], input, ...(beyond[facts.name]?.(people) ?? []));
    const { ok, reason } = (answer ?? {}) as { ok?: boolean; reason?: string };
    return ok === false ? { code: String(reason) } : { answer };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return { code: error.code };
    throw new Error(`${facts.name} ${JSON.stringify(input)?.slice(0, 600)}`, { cause: error });
  }
}

/** Inputs that the schema takes. @param place whose ids stand in it */
function inputsOf({ name, input }: Facts, place: Place, count: number): unknown[] {
  const some = fc.sample(arbitraryFromSchema(input, knownFor(name, place)), { numRuns: count, seed: SEED });
  return [...(samples[name]?.(place) ?? []), ...some].flatMap((each) => {
    const parsed = input.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}

async function quiet(): Promise<void> {
  for (let before = -1; before !== counter.total(); ) {
    before = counter.total();
    await sleep(5);
  }
}

async function statementsOf(operation: (typeof operations)[number], input: unknown): Promise<string[]> {
  await quiet();
  counter.take();
  await call(operation, input);
  await quiet();
  return counter.take();
}

const reads = operations.filter(({ facts }) => facts.effect === 'read');
/** For each read an input that gets an answer. */
const answered = new Map<string, unknown>();

it('answers what it promises', async () => {
  for (const operation of reads) {
    const { facts } = operation;
    for (const input of inputsOf(facts, mine, 60)) {
      const outcome = await call(operation, input);
      if ('code' in outcome || outcome.answer === null) continue;
      const promised = facts.output.safeParse(outcome.answer);
      expect([facts.name, promised.error?.issues ?? []]).toEqual([facts.name, []]);
      answered.set(facts.name, input);
      break;
    }
  }
  expect([...answered.keys()]).toEqual(reads.map(({ facts }) => nameOf(facts)));
}, 120_000);

it('asks as much with nine times the rows', async () => {
  const few = new Map<string, number>();
  const count = async (operation: (typeof operations)[number]) =>
    (await statementsOf(operation, answered.get(operation.facts.name))).length;
  for (const operation of reads) {
    // The first time may fill a cache.
    await count(operation);
    few.set(operation.facts.name, await count(operation));
  }
  await owner.query(readFileSync(join(root, 'tests/support/multiply.sql'), 'utf8'));
  const grown: string[] = [];
  for (const operation of reads) {
    const before = few.get(operation.facts.name) ?? 0;
    let many = await count(operation);
    for (let again = 0; again < 3 && many > before; again++) many = await count(operation);
    if (many > before) grown.push(`${operation.facts.name}: ${before} → ${many}`);
  }
  expect(grown).toEqual([]);
}, 120_000);

/** Everything that the wedding photographer owns, as one text. */
async function allOfTheirs(): Promise<string> {
  const { rows: tables } = await owner.query(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenantId' ORDER BY 1`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `SELECT md5(string_agg(to_jsonb(t)::text, '' ORDER BY to_jsonb(t)::text)) AS sum FROM "${name}" t WHERE "tenantId" = $1`,
      [theirs.tenantId],
    );
    parts.push(`${name} ${rows[0].sum}`);
  }
  return parts.join('\n');
}

/** Names that stand on pages of the wedding photographer's and nowhere else. */
const secrets = /Whitfield|Dana Reyes|Priya Raman|Okonkwo|Hohenlohe|Marcus Bell|wheelchair/;
const harm = ({ name }: Facts) => (/remove|erase|suspend|revoke|cancel|change_role/.test(name) ? 1 : 0);
/** What takes things away comes last: the others should find something to work on. */
const byHarm = [...operations].sort((one, other) => harm(one.facts) - harm(other.facts));

it('gives nothing of another business, and changes nothing there', async () => {
  const before = await allOfTheirs();
  for (const operation of byHarm) {
    // The console is for all of them.
    if (operation.facts.by === 'operator') continue;
    for (const input of inputsOf(operation.facts, theirs, amount(4, 40))) {
      const outcome = await call(operation, input);
      const said = JSON.stringify(outcome) ?? '';
      expect([operation.facts.name, input, secrets.exec(said)?.[0]]).toEqual([
        operation.facts.name,
        input,
        undefined,
      ]);
    }
  }
  expect(await allOfTheirs()).toBe(before);
}, 300_000);

it('does or refuses whatever its input takes', async () => {
  for (const operation of byHarm) {
    const { facts } = operation;
    const right = arbitraryFromSchema(facts.input, knownFor(facts.name, mine));
    const sent = fc
      .tuple(right, fc.option(mutations, { freq: 2, nil: [] }))
      .map(([value, changes]) =>
        typeof value === 'object' && value !== null && changes.length
          ? mutate(value as Record<string, unknown>, [], changes)
          : value,
      );
    for (const each of fc.sample(sent, { numRuns: amount(6, 60), seed: SEED })) {
      const parsed = facts.input.safeParse(each);
      if (parsed.success) await call(operation, parsed.data);
    }
  }
}, 300_000);
