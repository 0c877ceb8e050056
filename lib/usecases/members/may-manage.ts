import type { TenantContext } from '@/lib/data/context';
import { findMemberByUser } from '@/lib/data/members';
import type { Tx } from '@/lib/data/transaction';
import type { EditRefusal } from '@/lib/domain/editing/refusal';
import { roleMay } from '@/lib/domain/permissions';

/**
 * Who may enter is decided on the role as it is in this transaction, beside what the session said: a demoted owner's
 * open page must not be able to promote anyone. Null: may.
 */
export async function mayManageMembers(tx: Tx, ctx: TenantContext): Promise<EditRefusal | null> {
  if (ctx.actor.kind === 'SYSTEM') return null;
  const member = ctx.actor.id ? await findMemberByUser(tx, ctx, ctx.actor.id) : null;
  if (member?.active && roleMay(member.role, 'member:manage')) return null;
  return { ok: false, reason: 'forbidden', detail: 'Only an owner of the business can change the team.' };
}
