import { withEdition } from '@/lib/data/catalogue/edition';
import { isTaken } from '@/lib/data/connection/taken';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { staleTenantQuery, type Tx, tenantQuery } from '@/lib/data/connection/transaction';

export type CustomerForOffice = {
  id: string;
  name: string;
  email: string;
  phone: string;
  notes: string;
  /** Epoch ms. */
  createdAt: number;
  bookings: number;
  /** Epoch ms; null: never. */
  erasedAt: number | null;
};

const columns = `c."id", c."name", c."email", c."phone", c."notes",
  (extract(epoch FROM c."createdAt") * 1000)::float8 AS "createdAt",
  (extract(epoch FROM c."erasedAt") * 1000)::float8 AS "erasedAt",
  (SELECT count(*)::int FROM "Booking" b WHERE b."tenantId" = c."tenantId" AND b."customerId" = c."id"
     AND b."status" <> 'EXPIRED') AS bookings`;

/**
 * A page of customers, newest first. `search`: the beginning of any word of a name, an e-mail address, digits of a phone
 * (`customers_found` in the migrations); `cursor` the id that the page before ended with.
 */
export async function listCustomers(
  ctx: TenantContext,
  filter: { search: string; cursor: string | null; limit: number },
): Promise<{ rows: CustomerForOffice[]; nextCursor: string | null }> {
  const found = await staleTenantQuery<CustomerForOffice>(
    ctx,
    `SELECT ${columns} FROM "Customer" c
      WHERE c."tenantId" = $1::uuid
        AND ($2 = '' OR c."id" = ANY (ARRAY(SELECT customers_found($2))))
        AND ($3::uuid IS NULL OR (c."createdAt", c."id") <
             (SELECT x."createdAt", x."id" FROM "Customer" x WHERE x."tenantId" = $1::uuid AND x."id" = $3::uuid))
      ORDER BY c."createdAt" DESC, c."id" DESC LIMIT $4`,
    [ctx.tenantId, filter.search.trim(), filter.cursor, filter.limit + 1],
  );
  const rows = found.slice(0, filter.limit);
  return { rows, nextCursor: found.length > filter.limit ? (rows.at(-1)?.id ?? null) : null };
}

export async function readCustomer(ctx: TenantContext, id: string): Promise<CustomerForOffice | null> {
  const [row] = await tenantQuery<CustomerForOffice>(
    ctx,
    `SELECT ${columns} FROM "Customer" c WHERE c."tenantId" = $1::uuid AND c."id" = $2::uuid`,
    [ctx.tenantId, id],
  );
  return row ?? null;
}

type EditedCustomer = { id: string; name: string; email: string; phone: string; notes: string };

/** The values of a customer that the form edits, with their edition. */
export const customerValues = ({ id, name, email, phone, notes }: EditedCustomer) =>
  withEdition({ id, name, email, phone, notes });

/** The same inside the caller's transaction, with the row locked; null when the tenant has none of this id. */
export async function lockCustomerValues(tx: Tx, ctx: TenantContext, id: string) {
  const [row] = await tx.$queryRaw<(EditedCustomer & { isErased: boolean })[]>`
    SELECT "id", "name", "email", "phone", "notes", "erasedAt" IS NOT NULL AS "isErased" FROM "Customer"
     WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  return row ? { ...customerValues(row), isErased: row.isErased } : null;
}

/**
 * The e-mail address identifies the customer: bookings made with it from now on are theirs.
 * @returns false, with nothing written, when another customer of the tenant has it, also when a booking made that
 * customer a moment ago: the tenant's unique index decides, and the statement waits for it
 */
export async function writeCustomer(tx: Tx, ctx: TenantContext, values: EditedCustomer): Promise<boolean> {
  const { id, ...data } = values;
  await tx.$executeRaw`SAVEPOINT address`;
  try {
    await tx.customer.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, data });
    return true;
  } catch (error) {
    if (!isTaken(error)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT address`;
    return false;
  }
}
