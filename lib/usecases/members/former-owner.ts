import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, type Tx } from '@/lib/data/connection/transaction';
import { findMemberByUser, lockActiveOwners } from '@/lib/data/people/members';
import type { EditRefusal } from '@/lib/domain/editing/refusal';
import { type Permission, roleMay } from '@/lib/domain/permissions';

/**
 * Who may enter, by invitation, role or key, is decided on the role as it is in this transaction, beside what the session
 * said: a demoted owner's open page must not be able to promote anyone. Waits for whoever is changing the owners, who in
 * turn waits for this: what is made here is there for them to withdraw or to name. Null: may.
 */
export async function refuseFormerOwner(
  tx: Tx,
  ctx: TenantContext,
  permission: Extract<Permission, 'member:manage' | 'apiKey:manage'>,
): Promise<EditRefusal | null> {
  if (ctx.actor.kind === 'SYSTEM') return null;
  await asSystemWithin(tx, () => lockActiveOwners(tx, ctx));
  const member = ctx.actor.id ? await findMemberByUser(tx, ctx, ctx.actor.id) : null;
  if (member?.active && roleMay(member.role, permission)) return null;
  return { ok: false, reason: 'forbidden', detail: 'Only an owner of the business can do this.' };
}
