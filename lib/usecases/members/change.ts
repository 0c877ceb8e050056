import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, type Tx } from '@/lib/data/connection/transaction';
import { keysMadeBy, type LiveKey } from '@/lib/data/people/api-keys';
import { findMember, lockActiveOwners, writeMember } from '@/lib/data/people/members';
import { withdrawInvitationsOf } from '@/lib/data/people/tokens';
import { raiseSessionVersion } from '@/lib/data/people/users';
import { addAudit } from '@/lib/data/tenants/audit';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { type MemberRole, roleMay } from '@/lib/domain/permissions';
import { permit } from '@/lib/usecases/permit';
import { inOneTransaction } from '../catalogue/edit';
import { refuseFormerOwner } from './former-owner';

const lastOwner = () => notAllowed('A business needs an owner. Make somebody else an owner first.');

/** The keys that somebody made who may make none any more: they go on working until they are replaced. */
export type Changed = { keys: LiveKey[] };

/**
 * Gives a member another role, from the next request on. The last owner stays one. Invitations of somebody who may
 * invite no more are withdrawn, and the keys they made are named.
 */
export function changeRole(
  ctx: TenantContext,
  input: { memberId: string; role: MemberRole },
): Promise<EditResult<Changed>> {
  permit(ctx, 'member:manage');
  return changeMember(ctx, input.memberId, { role: input.role }, 'member.role_changed');
}

/** Takes a member off the team: sessions end at once, as above; what the person did stays on record. */
export function removeMember(ctx: TenantContext, input: { memberId: string }): Promise<EditResult<Changed>> {
  permit(ctx, 'member:manage');
  return changeMember(ctx, input.memberId, { active: false }, 'member.removed');
}

async function changeMember(
  ctx: TenantContext,
  memberId: string,
  change: { role?: MemberRole; active?: boolean },
  action: string,
): Promise<EditResult<Changed>> {
  return inOneTransaction<Changed>(ctx, async (tx) => {
    const refusal = await refuseFormerOwner(tx, ctx, 'member:manage');
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
    const role = change.active === false ? null : (change.role ?? member.role);
    if (!role || !roleMay(role, 'member:manage')) await withdrawAll(tx, ctx, member.userId);
    const keys = role && roleMay(role, 'apiKey:manage') ? [] : await keysMadeBy(tx, ctx, member.userId);
    await asSystemWithin(tx, () => raiseSessionVersion(tx, member.userId));
    return { ok: true, keys };
  });
}

async function withdrawAll(tx: Tx, ctx: TenantContext, userId: string): Promise<void> {
  const emails = await asSystemWithin(tx, () => withdrawInvitationsOf(tx, ctx.tenantId, userId));
  if (emails.length === 0) return;
  await addAudit(tx, ctx, {
    action: 'member.invitation_withdrawn',
    subjectKind: 'User',
    subjectId: userId,
    after: { emails },
  });
}
