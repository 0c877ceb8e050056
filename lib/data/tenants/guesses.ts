import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import type { Guess, GuessKind } from '@/lib/domain/guesses';

/** The rows that sign-up fills from the trade, with the words by which the office knows each. */
const guessed: Record<GuessKind, { from: string; id: string; name: string; price?: string; shown?: string }> =
  {
    site: { from: '"Site"', id: '"tenantId"', name: `'Site'` },
    segment: { from: '"Segment"', id: '"id"', name: '"name"', shown: '"active"' },
    package: { from: '"Package"', id: '"id"', name: '"name"', price: '"priceCents"', shown: '"active"' },
    add_on: { from: '"AddOn"', id: '"id"', name: '"name"', price: '"priceCents"', shown: '"active"' },
    schedule: { from: '"Schedule"', id: '"id"', name: '"name"' },
    service: { from: '"Service"', id: '"id"', name: '"name"', shown: '"active"' },
    policy: { from: '"Policy"', id: '"tenantId"', name: `'Policy'` },
  };

/** Marks everything that a new business begins with as guessed, in the system transaction that opens it. */
export async function markAllGuessed(tx: Tx, ctx: TenantContext): Promise<void> {
  const keys = Object.entries(guessed).map(
    ([kind, { from, id }]) => `SELECT '${kind}:' || ${id} AS key FROM ${from} WHERE "tenantId" = $1::uuid`,
  );
  await tx.$executeRawUnsafe(
    `UPDATE "Tenant" SET "guesses" = (SELECT coalesce(jsonb_agg(key), '[]') FROM (${keys.join(' UNION ALL ')}) k)
      WHERE "id" = $1::uuid`,
    ctx.tenantId,
  );
}

const listed = Object.entries(guessed)
  .map(
    ([kind, { from, id, name, price = 'NULL', shown = 'true' }]) =>
      `SELECT '${kind}' AS "kind", r.${id} AS "id", ${name} AS "name", ${price}::int AS "priceCents", ${shown} AS "shown"
         FROM keys k JOIN ${from} r ON r."tenantId" = $1::uuid AND r.${id} = k."id" WHERE k."kind" = '${kind}'`,
  )
  .join(' UNION ALL ');

/** What sign-up guessed and nobody has looked at yet; what was removed since isn't among it. */
export function listGuesses(ctx: TenantContext): Promise<Guess[]> {
  return tenantQuery<Guess>(
    ctx,
    `WITH keys AS (SELECT split_part(g, ':', 1) AS "kind", split_part(g, ':', 2)::uuid AS "id"
       FROM "Tenant" t, jsonb_array_elements_text(t."guesses") g WHERE t."id" = $1::uuid)
     ${listed} ORDER BY "kind", "name"`,
    [ctx.tenantId],
  );
}

/** Somebody has looked at these. */
export async function dropGuesses(tx: Tx, ctx: TenantContext, keys: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Tenant" SET "guesses" = "guesses" - ${keys}::text[]
     WHERE "id" = ${ctx.tenantId}::uuid AND "guesses" ?| ${keys}::text[]`;
}

/** Whether it went live, and the keys of what nobody has looked at, inside the caller's transaction. */
export async function readGuessKeys(
  tx: Tx,
  ctx: TenantContext,
): Promise<{ isLive: boolean; keys: string[] }> {
  const row = await tx.tenant.findUniqueOrThrow({
    where: { id: ctx.tenantId },
    select: { liveAt: true, guesses: true },
  });
  return { isLive: row.liveAt !== null, keys: (row.guesses as string[]).toSorted() };
}

/** These are for somebody to look at. */
export async function addGuesses(tx: Tx, ctx: TenantContext, keys: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Tenant" SET "guesses" = ("guesses" - ${keys}::text[]) || to_jsonb(${keys}::text[])
     WHERE "id" = ${ctx.tenantId}::uuid`;
}
