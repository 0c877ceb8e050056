import { addAudit } from '@/lib/data/audit';
import type { TenantContext } from '@/lib/data/context';
import { findMember, lockActiveOwners, writeMember } from '@/lib/data/members';
import { asSystemWithin } from '@/lib/data/transaction';
import { endSessions } from '@/lib/data/users';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import type { MemberRole } from '@/lib/domain/permissions';
import { permit } from '@/lib/usecases/permit';
import { inOneTransaction } from '../catalogue/edit';
import { mayManageMembers } from './may-manage';

const lastOwner = () => notAllowed('A business needs an owner. Make somebody else an owner first.');

/** Gives a member another role, from the next request on. The last owner stays one. */
export function changeRole(
  ctx: TenantContext,
  input: { memberId: string; role: MemberRole },
): Promise<EditResult<object>> {
  permit(ctx, 'member:manage');
  return changeMember(ctx, input.memberId, { role: input.role }, 'member.role_changed');
}

/** Takes a member off the team: sessions end at once, what the person did stays on record. */
export function removeMember(ctx: TenantContext, input: { memberId: string }): Promise<EditResult<object>> {
  permit(ctx, 'member:manage');
  return changeMember(ctx, input.memberId, { active: false }, 'member.removed');
}

async function changeMember(
  ctx: TenantContext,
  memberId: string,
  change: { role?: MemberRole; active?: boolean },
  action: string,
): Promise<EditResult<object>> {
  const result = await inOneTransaction<{ userId: string }>(ctx, async (tx) => {
    const refusal = await mayManageMembers(tx, ctx);
    if (refusal) return refusal;
    const owners = await asSystemWithin(tx, () => lockActiveOwners(tx, ctx));
    const member = await findMember(tx, ctx, memberId);
    if (!member?.active) return notFound('member');
    const staysOwner = (change.role ?? member.role) === 'OWNER' && change.active !== false;
    if (member.role === 'OWNER' && !staysOwner && owners.length === 1) return lastOwner();
    await asSystemWithin(tx, () => writeMember(tx, ctx, memberId, change));
    await addAudit(tx, ctx, {
      action,
      subjectKind: 'Member',
      subjectId: memberId,
      before: { role: member.role },
      after: change,
    });
    return { ok: true, userId: member.userId };
  });
  if (result.ok) await endSessions(result.userId);
  return result;
}
