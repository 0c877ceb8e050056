import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { staleTenantQuery, type Tx, tenantQuery } from '@/lib/data/connection/transaction';
import { Prisma } from '@/lib/data/prisma-client/client';
import type { KeptEventName } from '@/lib/domain/events/booking-events';
import {
  type AfterOf,
  type BeforeOf,
  type BusinessEventName,
  type Subject,
  subjectOf,
} from '@/lib/domain/events/business-events';
import { guessLookedAt } from '@/lib/domain/guesses';
import { viaInWords } from '@/lib/domain/tools/via';
import { noteDone } from '../tools/running-proposals';
import { dropGuesses } from './guesses';

export type NewAuditEntry<Name extends BusinessEventName> = {
  action: Name;
  /** Where an event is about several kinds of rows (lib/domain/events). */
  subjectKind?: Subject;
  subjectId: string;
  before?: BeforeOf<Name> | null | undefined;
  after?: AfterOf<Name> | null | undefined;
};

/**
 * Records what has happened to a business, in the transaction of the change. The actor is the context's. Whoever changes
 * what sign-up guessed has looked at it: every save passes here, so none can forget to say so.
 */
export async function addAudit<Name extends BusinessEventName>(
  tx: Tx,
  ctx: TenantContext,
  entry: NewAuditEntry<Name>,
): Promise<void> {
  await addEntry(tx, ctx, { ...entry, subjectKind: entry.subjectKind ?? subjectOf(entry.action) });
  const guess = guessLookedAt(entry.action, entry.subjectId);
  if (guess) await dropGuesses(tx, ctx, [guess]);
}

/** Records what has happened to a booking: `Change.record` does, which also owes what its subscribers say. */
export async function addBookingAudit(
  tx: Tx,
  ctx: TenantContext,
  entry: { action: KeptEventName; bookingId: string; before?: unknown; after?: unknown },
): Promise<void> {
  const { bookingId, ...rest } = entry;
  await addEntry(tx, ctx, { ...rest, subjectKind: 'Booking', subjectId: bookingId });
}

type Entry = { action: string; subjectKind: string; subjectId: string; before?: unknown; after?: unknown };

async function addEntry(tx: Tx, ctx: TenantContext, entry: Entry): Promise<void> {
  const { actor, tenantId } = ctx;
  if (actor.proposalId) await noteDone(tx, ctx, actor.proposalId, entry);
  await tx.auditEntry.create({
    data: {
      tenantId,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.via ? `${actor.name}, ${viaInWords(actor.via, actor.program?.name)}` : actor.name,
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      before: asJson(entry.before),
      after: asJson(entry.after),
    },
  });
}

const asJson = (value: unknown) =>
  value === undefined || value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);

export type SecurityAudit = {
  id: string;
  at: number;
  action: SecurityAction;
  actorName: string;
  before: unknown;
  after: unknown;
};

/** Actions about access, payouts and personal data; `AuditEntry_security_idx` names them too. */
const securityActions = [
  'member.invited',
  'member.invitation_withdrawn',
  'member.role_changed',
  'member.removed',
  'api_key.made',
  'api_key.revoked',
  'payouts.connected',
  'customer.exported',
  'customer.erased',
  'impersonation.begun',
  'impersonation.ended',
  'calendar_feed.made',
  'calendar_feed.revoked',
  'google_account.connected',
  'google_account.disconnected',
  'export.started',
  'export.saved',
  'program.connected',
  'program.disconnected',
] as const satisfies readonly BusinessEventName[];
export type SecurityAction = (typeof securityActions)[number];

/** The newest audit entries about security, read past all those about bookings. */
export async function listSecurityAudit(ctx: TenantContext, limit: number): Promise<SecurityAudit[]> {
  const rows = await staleTenantQuery<Omit<SecurityAudit, 'at'> & { createdAt: Date }>(
    ctx,
    `SELECT "id", "createdAt", "action", "actorName", "before", "after" FROM "AuditEntry"
      WHERE "tenantId" = $1::uuid AND "action" IN (${securityActions.map((action) => `'${action}'`).join(', ')})
      ORDER BY "createdAt" DESC LIMIT $2`,
    [ctx.tenantId, limit],
  );
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.getTime() }));
}

/**
 * The time zones that the business had before its present one, in order, each with the instant (epoch ms) that it ended.
 */
export async function readFormerZones(ctx: TenantContext): Promise<{ zone: string; until: number }[]> {
  const rows = await tenantQuery<{ zone: string; createdAt: Date }>(
    ctx,
    `SELECT "before"->>'timeZone' AS "zone", "createdAt" FROM "AuditEntry"
      WHERE "tenantId" = $1::uuid AND "subjectId" = $1::uuid AND "action" = 'business.changed'
        AND "before"->>'timeZone' <> "after"->>'timeZone'
      ORDER BY "createdAt"`,
    [ctx.tenantId],
  );
  return rows.map(({ zone, createdAt }) => ({ zone, until: createdAt.getTime() }));
}
