import { dateColumn, dateText } from '@/lib/data/connection/date-column';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { Blackout } from '@/lib/data/prisma-client/client';
import type { BlackoutInput } from '@/lib/domain/editing/blackout-input';
import { LONGEST_SERVICE_DAYS } from '@/lib/domain/editing/service-input';
import { HOLD_GRACE_MS } from '@/lib/domain/holds';
import { withEdition } from './edition';

export type BlackoutForOffice = BlackoutInput & { id: string; edition: string; resourceName: string | null };

/** The most blackouts of a page, and what a page has where nothing else is asked. */
export const BLACKOUTS_A_PAGE = 100;

type BlackoutPage = {
  /** Only those that end on this local date or later. */
  from: string | null;
  /** Text to find in the reason. */
  search: string;
  /** The id after which the page starts. */
  cursor: string | null;
  limit?: number | undefined;
};

/** A page of blackouts, soonest first. `nextCursor` is null on the last one. */
export function listBlackouts(
  ctx: TenantContext,
  page: BlackoutPage,
): Promise<{ rows: BlackoutForOffice[]; nextCursor: string | null }> {
  const { limit = BLACKOUTS_A_PAGE } = page;
  return withTenant(ctx, async (tx) => {
    const found = await tx.blackout.findMany({
      where: {
        tenantId: ctx.tenantId,
        ...(page.from ? { endDate: { gte: dateColumn(page.from) } } : {}),
        ...(page.search ? { reason: { contains: page.search, mode: 'insensitive' as const } } : {}),
      },
      include: { resource: { select: { name: true } } },
      orderBy: [{ endDate: 'asc' }, { id: 'asc' }],
      ...(page.cursor
        ? { cursor: { tenantId_id: { tenantId: ctx.tenantId, id: page.cursor } }, skip: 1 }
        : {}),
      take: limit + 1,
    });
    const rows = found.slice(0, limit).map((row) => ({
      ...asTyped(row),
      resourceName: row.resource?.name ?? null,
    }));
    return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  });
}

function asTyped(row: Blackout) {
  return withEdition({
    id: row.id,
    resourceId: row.resourceId,
    reason: row.reason,
    startDate: dateText(row.startDate),
    endDate: dateText(row.endDate),
    startMinute: row.startMinute,
    endMinute: row.endMinute,
  });
}

export async function findBlackout(tx: Tx, ctx: TenantContext, id: string) {
  const row = await tx.blackout.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } });
  return row && asTyped(row);
}

export async function writeBlackout(tx: Tx, ctx: TenantContext, input: BlackoutInput): Promise<string> {
  const { id, ...rest } = input;
  const columns = { ...rest, startDate: dateColumn(rest.startDate), endDate: dateColumn(rest.endDate) };
  const saved = id
    ? await tx.blackout.update({
        where: { tenantId_id: { tenantId: ctx.tenantId, id } },
        data: columns,
        select: { id: true },
      })
    : await tx.blackout.create({ data: { ...columns, tenantId: ctx.tenantId }, select: { id: true } });
  return saved.id;
}

export async function deleteBlackout(tx: Tx, ctx: TenantContext, id: string): Promise<void> {
  await tx.blackout.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } });
}

/**
 * Counts the bookings between two instants (epoch ms), including those being paid for right now. They stay although
 * the period is closed, so the owner should know.
 */
export function countBookingsInside(
  tx: Tx,
  ctx: TenantContext,
  period: { start: number; end: number; resourceId: string | null },
): Promise<number> {
  const longest = (LONGEST_SERVICE_DAYS + 1) * 86_400_000;
  return tx.booking.count({
    where: {
      tenantId: ctx.tenantId,
      // A booking that began longer ago than the longest service lasts is over. Stated for the index, which is by start.
      startTime: { lt: new Date(period.end), gt: new Date(period.start - longest) },
      endTime: { gt: new Date(period.start) },
      OR: [
        { status: 'CONFIRMED' },
        { status: 'PENDING', holdExpiresAt: { gt: new Date(Date.now() - HOLD_GRACE_MS) } },
      ],
      ...(period.resourceId ? { resourceIds: { has: period.resourceId } } : {}),
    },
  });
}
