import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect } from 'vitest';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import { sessionCookie } from '@/tests/integration/api/server-actions';
import { act, newClient } from '@/tests/integration/programs/program';
import { cell } from './support/cell';
import { bookAndPay, statusOf } from './support/customers';
import { type FaultWorld, startFaultWorld } from './support/world';

/**
 * The process is killed (kill -9) while it carries out a proposal that somebody has confirmed: the sweep says what became
 * of it, and that is what the rows say.
 */
let world: FaultWorld;
let cookie: string;
beforeAll(async () => {
  world = await startFaultWorld();
  cookie = await sessionCookie(world.app, 'owner@bella-weddings.test');
  await world.sql(
    `INSERT INTO "ApiKey" ("id", "tenantId", "kind", "name", "keyHash", "hint", "scopes")
       SELECT gen_random_uuid(), "id", 'SECRET', 'For a program', $1, 'sk_for', '{propose}'
         FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
    [tokenHash('sk_for_proposals')],
  );
});
afterAll(() => world?.close());
const here = () => world;

/** A program's proposal to cancel a booking that is paid. */
async function proposed() {
  const made = await bookAndPay(world);
  const client = newClient();
  const requestInit = { headers: { authorization: 'Bearer sk_for_proposals' } };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${world.app.url}/api/mcp`), { requestInit }),
  );
  const input = { bookingId: made.id, by: 'business', reason: 'Rain' };
  const { structuredContent } = await client.callTool({ name: 'booking-cancel', arguments: input });
  await client.close();
  const { proposal } = structuredContent as { proposal: { id: string } };
  const [row] = await world.sql<{ edition: string }>(`SELECT "edition" FROM "Proposal" WHERE "id" = $1`, [
    proposal.id,
  ]);
  return { made, click: { id: proposal.id, edition: row?.edition ?? '' } };
}

const ended = async (id: string) =>
  (
    await world.sql<{ status: string; outcome: string }>(
      `SELECT "status", "outcome" FROM "Proposal" WHERE "id" = $1`,
      [id],
    )
  )[0];

const moments = [
  {
    name: 'between the click and the change',
    text: 'booking.canceled',
    left: { booking: 'CONFIRMED', status: 'REFUSED', outcome: /before anything was done/ },
  },
  {
    name: 'between the change and its answer',
    text: `AND ($3 = 'DONE' OR "did" = '[]')`,
    left: { booking: 'CANCELED', status: 'DONE', outcome: /^Done, all of it/ },
  },
] as const;

for (const { name, text, left } of moments) {
  cell(`proposals: kill -9 ${name}`, here, async ({ cables }) => {
    const { made, click } = await proposed();
    const caught = cables.postgres.catch('request', text);
    const clicking = act(world.app, 'confirmProposalAction', click, cookie).catch(() => null);
    await caught;
    await world.dieAndComeBack();
    const struck = cables.postgres.struck('catch');
    cables.postgres.pass();
    expect((await clicking)?.ok).not.toBe(true);
    expect(await ended(click.id)).toMatchObject({ status: 'RUNNING' });
    // Two minutes, which are not waited for.
    await world.sql(`UPDATE "Proposal" SET "answeredAt" = now() - interval '3 minutes' WHERE "id" = $1`, [
      click.id,
    ]);
    await world.sweep();
    expect(await ended(click.id)).toEqual({
      status: left.status,
      outcome: expect.stringMatching(left.outcome),
    });
    expect(await statusOf(world, made)).toBe(left.booking);
    await expect
      .poll(async () =>
        (await world.cloud.mails('owner@bella-weddings.test')).filter(
          ({ subject }) => subject === 'A proposal was interrupted while it was done',
        ),
      )
      .not.toEqual([]);
    return { struck };
  });
}
