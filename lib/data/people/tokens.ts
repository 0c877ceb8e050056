import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import type { MemberRole } from '@/lib/domain/permissions';

/** A link that was mailed. Password resets and address proofs belong to a user, invitations to a tenant. */
export type LinkToken = {
  id: string;
  kind: 'PASSWORD_RESET' | 'INVITATION' | 'ADDRESS_PROOF';
  userId: string | null;
  tenantId: string | null;
  email: string;
  role: MemberRole | null;
  expiresAt: number;
};

export type NewToken = Omit<LinkToken, 'expiresAt'> & {
  tokenHash: string;
  expiresAt: Date;
  /** Of an invitation: the member who sent it. */
  invitedBy?: string | null;
};

/**
 * Adds a link. A business's new invitation replaces its former one to the same person. Links of the other kinds stay
 * valid beside a new one: anybody may ask for them with a stranger's address, and what that person has in hand must
 * go on working.
 */
export async function addToken(tx: Tx, token: NewToken): Promise<void> {
  const { kind, email, tenantId } = token;
  if (kind === 'INVITATION')
    await tx.token.updateMany({
      where: { kind, email, tenantId, usedAt: null },
      data: { usedAt: new Date() },
    });
  await tx.token.create({ data: token });
}

/** The unused, unexpired link with this hash; null for any other. */
export async function findToken(
  tx: Tx,
  kind: LinkToken['kind'],
  tokenHash: string,
  now: number,
): Promise<LinkToken | null> {
  const row = await tx.token.findUnique({ where: { tokenHash } });
  if (!row || row.kind !== kind || row.usedAt || row.expiresAt.getTime() <= now) return null;
  return { ...row, expiresAt: row.expiresAt.getTime() };
}

/**
 * Uses up the link.
 * @returns false when another request was faster
 */
export async function spendToken(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.token.updateMany({ where: { id, usedAt: null }, data: { usedAt: new Date() } });
  return count === 1;
}

/** Invitations of a tenant that wait for an answer, newest first. */
export async function readInvitations(
  ctx: TenantContext,
  now: number,
): Promise<{ id: string; email: string; role: MemberRole | null }[]> {
  return withTenant(ctx, (tx) =>
    tx.token.findMany({
      where: { tenantId: ctx.tenantId, kind: 'INVITATION', usedAt: null, expiresAt: { gt: new Date(now) } },
      select: { id: true, email: true, role: true },
      orderBy: { createdAt: 'desc' },
    }),
  );
}

/**
 * Withdraws an open invitation.
 * @returns false when this tenant has no such open invitation
 */
export async function withdrawInvitation(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const { count } = await tx.token.updateMany({
    where: { id, tenantId, kind: 'INVITATION', usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

/** The link that a mail is about; null when it was used or replaced, or has expired. */
export async function readOpenToken(tx: Tx, id: string, now: number): Promise<LinkToken | null> {
  const row = await tx.token.findUnique({ where: { id } });
  if (!row || row.usedAt || row.expiresAt.getTime() <= now) return null;
  return { ...row, expiresAt: row.expiresAt.getTime() };
}

/** Ends every open link that would reset this person's password. */
export async function endResetLinks(tx: Tx, userId: string): Promise<void> {
  await tx.token.updateMany({
    where: { userId, kind: 'PASSWORD_RESET', usedAt: null },
    data: { usedAt: new Date() },
  });
}

/** Ends every open link that would prove the address: it is proven now. */
export async function endProofLinks(tx: Tx, userId: string): Promise<void> {
  await tx.token.updateMany({
    where: { userId, kind: 'ADDRESS_PROOF', usedAt: null },
    data: { usedAt: new Date() },
  });
}

/**
 * Withdraws the open invitations of a member who may no longer invite.
 * @returns the addresses that they went to
 */
export async function withdrawInvitationsOf(tx: Tx, tenantId: string, userId: string): Promise<string[]> {
  const gone = await tx.token.updateManyAndReturn({
    where: { tenantId, kind: 'INVITATION', invitedBy: userId, usedAt: null },
    data: { usedAt: new Date() },
    select: { email: true },
  });
  return gone.map(({ email }) => email);
}

/** The same in every business that the person works for. */
export async function withdrawEveryInvitationOf(tx: Tx, userId: string): Promise<void> {
  const of = await tx.member.findMany({ where: { userId }, select: { tenantId: true } });
  for (const { tenantId } of of) await withdrawInvitationsOf(tx, tenantId, userId);
}

type LinksToAddress = { kind: LinkToken['kind']; email: string; tenantId: string | null };

/** How many such links went to this address since then, used or not. */
export function mailedSince(tx: Tx, link: LinksToAddress, since: Date): Promise<number> {
  return tx.token.count({ where: { ...link, createdAt: { gt: since } } });
}

/** How many of the links to this address are open: unused and not expired. */
export function countOpenLinks(tx: Tx, link: LinksToAddress, now: number): Promise<number> {
  return tx.token.count({ where: { ...link, usedAt: null, expiresAt: { gt: new Date(now) } } });
}

/**
 * The tenants whose invitations were mailed to this address since then. Concurrent callers for one address
 * wait for each other.
 */
export async function invitationsSince(tx: Tx, email: string, since: Date): Promise<string[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 2))`;
  const rows = await tx.token.findMany({
    where: { kind: 'INVITATION', email, createdAt: { gt: since } },
    select: { tenantId: true },
  });
  return rows.flatMap(({ tenantId }) => tenantId ?? []);
}
