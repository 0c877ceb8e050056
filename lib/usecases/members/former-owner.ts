import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, type Tx } from '@/lib/data/connection/transaction';
import { findMemberByUser, lockActiveOwners } from '@/lib/data/people/members';
import type { EditRefusal } from '@/lib/domain/editing/refusal';
import { type Permission, roleMay } from '@/lib/domain/permissions';

/**
 * Checks the role within this transaction, beside the session's, before access is given by invitation, role or key: a
 * demoted owner's open page must not be able to promote anyone. Waits for a concurrent change of owners, which in turn
 * waits for this: it then finds what is created here and can withdraw or list it. Null: allowed.
 */
export async function refuseFormerOwner(
  tx: Tx,
  ctx: TenantContext,
  permission: Extract<Permission, 'member:manage' | 'apiKey:manage' | 'program:connect'>,
): Promise<EditRefusal | null> {
  if (ctx.actor.kind === 'SYSTEM') return null;
  await asSystemWithin(tx, () => lockActiveOwners(tx, ctx));
  const member = ctx.actor.id ? await findMemberByUser(tx, ctx, ctx.actor.id) : null;
  if (member?.active && roleMay(member.role, permission)) return null;
  const detail =
    permission === 'program:connect'
      ? 'You don’t work for this business any more.'
      : 'Only an owner of the business can do this.';
  return { ok: false, reason: 'forbidden', detail };
}
