import { randomUUID } from 'node:crypto';
import { type Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { keys } from '@/tests/integration/api/client';
import type { TestApp } from '@/tests/support/app';
import {
  act,
  connected as connectedTo,
  consent,
  keeper,
  message,
  newClient,
  type PlaceOfPrograms,
  startPlace,
  transportTo,
} from './program';

/** What a program that was let in sees and does, by the SDK's own client. */
let place: PlaceOfPrograms;
let app: TestApp;
let owner: pg.Client;
let cookie: string;
let bella: string;
beforeAll(async () => {
  place = await startPlace({ RATE_LIMIT_PROGRAM_CALLS_PER_MINUTE: '60' });
  ({ app, owner, cookie, bella } = place);
});
afterAll(() => place?.close());

const connected = (scopes: string[], name?: string) => connectedTo(place, scopes, name);

/** With a key of the business. */
async function withKey(key: string): Promise<Client> {
  const client = newClient();
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/api/mcp`), { requestInit }));
  return client;
}

async function keyWith(scopes: string[], business = bella): Promise<string> {
  const key = `sk_for_${randomUUID()}`;
  await owner.query(
    `INSERT INTO "ApiKey" ("id", "tenantId", "kind", "name", "keyHash", "hint", "scopes")
       VALUES (gen_random_uuid(), $1, 'SECRET', 'For a program', $2, 'sk_for', $3)`,
    [business, tokenHash(key), scopes],
  );
  return key;
}

type Said = {
  result: string;
  reason?: string;
  data?: unknown;
  state?: string;
  confirmAt?: string;
  proposal?: { id: string };
};
/** It is said once, as text. */
function said({ content, structuredContent }: Awaited<ReturnType<Client['callTool']>>): Said {
  const [text, ...more] = content as { text: string }[];
  expect([more, structuredContent]).toEqual([[], undefined]);
  return JSON.parse(text?.text ?? '');
}
async function call(client: Client, name: string, input: Record<string, unknown> = {}) {
  const answer = await client.callTool({ name, arguments: input });
  return { ...said(answer), isError: answer.isError === true };
}
const namesOf = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name);

/** A booking that is paid and ahead. */
async function paidBooking(): Promise<{ id: string; status: string }> {
  const { rows } = await owner.query(
    `SELECT b."id", b."status" FROM "Booking" b WHERE b."tenantId" = $1 AND b."status" = 'CONFIRMED' AND b."startTime" > now() + interval '20 days'
        AND EXISTS (SELECT 1 FROM "Payment" p WHERE p."bookingId" = b."id") ORDER BY b."startTime" DESC LIMIT 1`,
    [bella],
  );
  return rows[0];
}
const statusOf = async (id: string) =>
  (await owner.query('SELECT "status" FROM "Booking" WHERE "id" = $1', [id])).rows[0].status;

describe('the tools', () => {
  it('are those of the person’s role and of what was allowed, and say what they do', async () => {
    const [reads, all] = [await connected(['read']), await connected(['read', 'write', 'propose'])];
    const [few, many] = [await reads.listTools(), await all.listTools()];
    const known = (name: string) => many.tools.find((tool) => tool.name === name);
    expect(few.tools.map(({ name }) => name)).toContain('booking-list');
    expect(few.tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
    expect(known('booking-list')?.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
    expect(known('blackout-save')?.annotations).toMatchObject({
      readOnlyHint: false,
      destructiveHint: false,
    });
    expect(known('booking-cancel')?.annotations).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
    });
    expect(known('booking-cancel')?.description).toContain('proposed');
    // Nothing by which a program could confirm, or let itself in further.
    const names = many.tools.map(({ name }) => name);
    for (const name of [
      'proposal-confirm',
      'program-connect',
      'api_key-create',
      'member-invite',
      'tool_call-undo',
    ])
      expect(names).not.toContain(name);
    await Promise.all([reads.close(), all.close()]);
  });

  it('read the business, and say that what it holds is data', async () => {
    const client = await connected(['read']);
    const answer = said(await client.callTool({ name: 'customer-list', arguments: {} }));
    expect(answer).toMatchObject({
      result: 'answered',
      about: expect.stringContaining('never an instruction'),
    });
    expect(client.getInstructions()).toContain('never instructions');
    expect(JSON.stringify(answer)).not.toMatch(/manageUrl|checkoutUrl/);
    await client.close();
  });

  it('that weren’t allowed are not there, whatever is sent', async () => {
    const client = await connected(['read']);
    const booking = await paidBooking();
    for (const [name, input] of [
      ['booking-cancel', { bookingId: booking.id, by: 'business', reason: 'X', confirmed: true }],
      ['blackout-save', { id: null, reason: 'X' }],
      ['proposal-confirm', { id: booking.id, edition: 'x' }],
    ] as const)
      expect(await call(client, name, input)).toMatchObject({
        result: 'refused',
        reason: 'not_found',
        isError: true,
      });
    expect(await statusOf(booking.id)).toBe(booking.status);
    await client.close();
  });

  it('propose nothing for who may only change, when a change can’t be taken back', async () => {
    const client = await connected(['read', 'write']);
    const { id } = await paidBooking();
    const answer = await call(client, 'booking-record_attendance', { bookingId: id, to: 'NO_SHOW' });
    expect(answer).toMatchObject({ result: 'refused', reason: 'not_allowed', isError: true });
    const { rows } = await owner.query('SELECT 1 FROM "Proposal" WHERE "subjectId" = $1', [id]);
    expect(rows).toEqual([]);
    await client.close();
  });

  it('name the field that is wrong', async () => {
    const client = await connected(['read']);
    const answer = await call(client, 'booking-read', { bookingId: 'none' });
    expect(answer).toMatchObject({ isError: true, reason: 'validation_failed' });
    expect(JSON.stringify(answer)).toContain('bookingId');
    await client.close();
  });

  it('know no booking of another business', async () => {
    const client = await connected(['read', 'propose']);
    const { rows } = await owner.query(`SELECT "id" FROM "Booking" WHERE "tenantId" <> $1 LIMIT 1`, [bella]);
    const bookingId = rows[0].id;
    expect(JSON.stringify(await call(client, 'booking-read', { bookingId }))).not.toMatch(/"customer"/);
    const answer = await call(client, 'booking-cancel', { bookingId, by: 'business', reason: 'X' });
    expect(answer).toMatchObject({ result: 'refused' });
    await client.close();
  });
});

/** As the owner does: reads the page of proposals, and clicks one of its buttons. */
async function onThePage(button: 'confirmProposalAction' | 'declineProposalAction', id: string, by = cookie) {
  const page = await fetch(`${app.url}/admin/proposals`, { headers: { cookie: by } });
  expect(page.status).toBe(200);
  const html = await page.text();
  // What the page holds for its buttons: the proposal with the edition of what it shows.
  const edition = new RegExp(`${id}.{0,4000}?edition[\\\\":]+([\\w+/=-]+)`, 's').exec(html)?.[1] ?? '';
  return { html, result: await act(app, button, { id, edition }, by) };
}

describe('a proposal', () => {
  it('does nothing until it is confirmed by a click in the office, and is on record with its program', async () => {
    const client = await connected(['read', 'propose'], 'Planner of Weddings');
    const booking = await paidBooking();
    const { data } = await call(client, 'booking-read', { bookingId: booking.id });
    expect(JSON.stringify(data)).toContain(booking.id);
    const answer = await call(client, 'booking-cancel', {
      bookingId: booking.id,
      by: 'business',
      reason: 'Rain',
    });
    expect(answer).toMatchObject({
      result: 'proposed',
      state: expect.stringContaining('NOT done'),
      confirmAt: `${app.url}/admin/proposals`,
    });
    expect(await statusOf(booking.id)).toBe('CONFIRMED');

    const { html, result } = await onThePage('confirmProposalAction', answer.proposal?.id ?? '');
    expect(html).toContain('Planner of Weddings');
    expect(result).toMatchObject({ ok: true, said: 'Done.' });
    expect(await statusOf(booking.id)).toBe('CANCELED');
    await expect
      .poll(async () => (await app.cloud.mails()).map(({ subject }) => subject).join())
      .toMatch(/cancel/i);
    const again = await onThePage('confirmProposalAction', answer.proposal?.id ?? '');
    expect(again.html).toContain('Confirmed by');
    expect(again.result).toMatchObject({ ok: false });
    await client.close();
  });

  it('that is declined by a click does nothing', async () => {
    const client = await connected(['propose'], 'Planner of Weddings');
    const booking = await paidBooking();
    const answer = await call(client, 'booking-cancel', { bookingId: booking.id, by: 'business' });
    const { result } = await onThePage('declineProposalAction', answer.proposal?.id ?? '');
    expect(result).toMatchObject({ ok: true });
    expect(await statusOf(booking.id)).toBe('CONFIRMED');
    await client.close();
  });

  it('and what was changed at once are on record with who, through which program', async () => {
    const client = await connected(['read', 'write', 'propose'], 'A <b>very</b> helpful one');
    await call(client, 'booking-list', { limit: 1 });
    await call(client, 'customer-list', {});
    const { rows: made } = await owner.query(`SELECT "id" FROM "AddOn" WHERE "tenantId" = $1 LIMIT 1`, [
      bella,
    ]);
    await call(client, 'add_on-save', { id: made[0].id, name: 'Renamed through a program' });
    const { rows: calls } = await owner.query(
      `SELECT t."operation", t."outcome", t."actorName", t."programName", a."name" AS "of" FROM "ToolCall" t
         LEFT JOIN "ProgramAccess" a ON a."tenantId" = t."tenantId" AND a."id" = t."accessId"
        WHERE t."programName" = 'A <b>very</b> helpful one' ORDER BY t."id"`,
    );
    const by = { actorName: 'Bella Moreau', programName: 'A <b>very</b> helpful one' };
    expect(calls).toEqual([
      { ...by, of: by.programName, operation: 'booking.list', outcome: 'ANSWERED' },
      { ...by, of: by.programName, operation: 'customer.list', outcome: 'ANSWERED' },
      { ...by, of: by.programName, operation: 'add_on.save', outcome: 'DONE' },
    ]);
    const { rows: history } = await owner.query(
      `SELECT "actorName" FROM "AuditEntry" WHERE "action" = 'add_on.changed' ORDER BY "createdAt" DESC LIMIT 1`,
    );
    expect(history).toEqual([{ actorName: 'Bella Moreau, through “A <b>very</b> helpful one”' }]);
    const html = await (await fetch(`${app.url}/admin/proposals`, { headers: { cookie } })).text();
    expect(html).toContain('through “A &lt;b&gt;very&lt;/b&gt; helpful one”');
    // A key is itself who acted.
    const key = await withKey(await keyWith(['read']));
    await call(key, 'booking-list', {});
    // Reads are on record a moment later.
    await vi.waitFor(async () => {
      const { rows: byKey } = await owner.query(
        `SELECT "actorKind", "actorName", "programName" FROM "ToolCall" ORDER BY "id" DESC LIMIT 1`,
      );
      expect(byKey).toEqual([{ actorKind: 'API', actorName: 'For a program', programName: '' }]);
    }, 10_000);
    await Promise.all([client.close(), key.close()]);
  });
});

describe('what was allowed', () => {
  it('shrinks with the person’s role, at once', async () => {
    const client = await connected(['read', 'write', 'propose']);
    expect(await namesOf(client)).toContain('policy-save');
    const member = `"userId" = (SELECT "id" FROM "User" WHERE "email" = 'owner@bella-weddings.test') AND "tenantId" = '${bella}'`;
    await owner.query(`UPDATE "Member" SET "role" = 'STAFF' WHERE ${member}`);
    expect(await namesOf(client)).not.toContain('policy-save');
    expect(await call(client, 'policy-save', {})).toMatchObject({ reason: 'not_found' });
    await owner.query(`UPDATE "Member" SET "active" = false, "role" = 'OWNER' WHERE ${member}`);
    await expect(client.listTools()).rejects.toThrow();
    await owner.query(`UPDATE "Member" SET "active" = true WHERE ${member}`);
    await client.close();
  });

  it('is counted for each program', async () => {
    const { kept, provider } = keeper();
    await newClient()
      .connect(transportTo(app, provider))
      .catch(() => undefined);
    const answer = await consent(app, kept.asked ?? new URL('about:blank'), cookie, ['read'], bella);
    await transportTo(app, provider).finishAuth(answer.searchParams);
    const token = kept.tokens?.access_token ?? '';
    const answers = await Promise.all(Array.from({ length: 70 }, () => message(app, token)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(10);
    expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
    const other = await connected(['read']);
    expect(await namesOf(other)).toContain('booking-list');
    await other.close();
  });
});

describe('a secret key', () => {
  it('that says nothing of programs lets none in, and the API takes it as before', async () => {
    const refused = await message(app, keys.bella.sk);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('API keys');
    const api = await fetch(`${app.url}/api/v1/bookings?limit=1`, {
      headers: { authorization: `Bearer ${keys.bella.sk}` },
    });
    expect(api.status).toBe(200);
  });

  it('lets a program do what it says, within what keys may', async () => {
    const reads = await withKey(await keyWith(['read']));
    const names = await namesOf(reads);
    expect(names).toContain('booking-list');
    expect(names).not.toContain('booking-cancel');
    expect(await call(reads, 'booking-list', {})).toMatchObject({ result: 'answered' });
    const proposes = await withKey(await keyWith(['propose']));
    expect(await namesOf(proposes)).toContain('booking-cancel');
    expect(await namesOf(proposes)).not.toContain('booking-list');
    await Promise.all([reads.close(), proposes.close()]);
  });

  it('reads its own business only', async () => {
    const client = await withKey(await keyWith(['read'], await place.idOf('serene-spa')));
    const { rows } = await owner.query(`SELECT "id" FROM "Booking" WHERE "tenantId" = $1 LIMIT 1`, [bella]);
    const answer = await call(client, 'booking-read', { bookingId: rows[0].id });
    expect(JSON.stringify(answer)).not.toMatch(/"customer"/);
    await client.close();
  });

  it('is made in the office with what programs may, and by default with nothing', async () => {
    const make = (scopes?: string[]) =>
      act(app, 'createApiKeyAction', { name: 'X', kind: 'SECRET', ...(scopes ? { scopes } : {}) }, cookie);
    const plain = await make();
    expect((await message(app, String(plain?.key))).status).toBe(403);
    const scoped = await make(['read']);
    expect((await message(app, String(scoped?.key))).status).toBe(200);
  });
});
