import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { Actor, TenantContext } from '@/lib/data/connection/tenant-context';
import { confirmToolProposal } from '@/lib/usecases/proposals/answer';
import { readToolProposal } from '@/lib/usecases/proposals/read';
import { callTool, type ToolAnswer } from '@/lib/usecases/tools/call-tool';
import { bella } from '@/prisma/demo/bella';
import { book, inDays, read, sessionOf, startWorld, type World } from './world';

let world: World;
let system: TenantContext;
let owner: TenantContext;
beforeAll(async () => {
  world = await startWorld();
  system = await world.tenant(bella);
  owner = await member('OWNER');
});
afterAll(() => world.close());

async function member(role: 'OWNER' | 'ADMIN' | 'STAFF'): Promise<TenantContext> {
  const id = randomUUID();
  await world.sql(
    `INSERT INTO "User" ("id", "email", "name", "passwordHash", "updatedAt") VALUES ($1, $2, 'Olive Owner', 'x', now())`,
    [id, `${id}@bella.test`],
  );
  await world.sql(
    `INSERT INTO "Member" ("id", "tenantId", "userId", "role") VALUES (gen_random_uuid(), $1, $2, $3::"MemberRole")`,
    [system.tenantId, id, role],
  );
  const actor: Actor = { kind: 'MEMBER', id, name: 'Olive Owner', role };
  return mintTenantContext(system.tenantId, actor);
}

let day = 120;
async function booked() {
  const made = await book(system, { package: 'classic-day', date: inDays(day++) });
  await world.control.pay(sessionOf(made.checkoutUrl));
  await world.quiet();
  return made.id;
}

function proposed(answer: ToolAnswer) {
  if (!answer.ok || answer.kind !== 'proposed') throw new Error(JSON.stringify(answer));
  return answer.proposal;
}

describe('a cancellation that was proposed', () => {
  it('changes nothing until somebody confirms it, then gives back what was shown', async () => {
    const bookingId = await booked();
    const answer = await callTool(owner, {
      name: 'booking-cancel',
      via: 'assistant',
      input: { bookingId, by: 'business', reason: 'Rain' },
    });
    const { id, edition, preview } = proposed(answer);
    expect(preview).toMatchObject({ title: 'Cancel a booking', about: { bookingId } });
    expect((await read(system, bookingId)).status).toBe('CONFIRMED');
    expect(await confirmToolProposal(owner, { id, edition })).toMatchObject({ ok: true, said: 'Done.' });
    expect(await read(system, bookingId)).toMatchObject({
      status: 'CANCELED',
      refunds: [{ status: 'PENDING', amountCents: 90_000 }],
    });
    expect(await readToolProposal(owner, { id })).toMatchObject({
      state: 'DONE',
      answeredByName: 'Olive Owner',
    });
    expect(await confirmToolProposal(owner, { id, edition })).toMatchObject({
      ok: false,
      reason: 'not_allowed',
    });
    await world.quiet();
  });
});
