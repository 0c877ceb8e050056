import { z } from 'zod';
import { revokeFeedsMadeBy } from '@/lib/data/calendars/feeds';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystemWithin, type Tx } from '@/lib/data/connection/transaction';
import { removeConversationsOf } from '@/lib/data/conversations/conversations';
import { keysMadeBy, type LiveKey } from '@/lib/data/people/api-keys';
import { findMember, lockActiveOwners, writeMember } from '@/lib/data/people/members';
import { endProgramAccessOfMember } from '@/lib/data/people/programs';
import { withdrawInvitationsOf } from '@/lib/data/people/tokens';
import { raiseSessionVersion } from '@/lib/data/people/users';
import { addAudit } from '@/lib/data/tenants/audit';
import { idField } from '@/lib/domain/editing/fields';
import { changeRoleInput } from '@/lib/domain/editing/member-input';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { type MemberRole, roleMay } from '@/lib/domain/permissions';
import { operation } from '@/lib/usecases/operation';
import { inOneTransaction } from '../catalogue/edit';
import { changedMember } from './answers';
import { refuseFormerOwner } from './former-owner';

const lastOwner = () => notAllowed('A business needs an owner. Make somebody else an owner first.');

/** The live keys created by a member who may no longer create keys: they stay valid until they are replaced. */
export type Changed = { keys: LiveKey[] };

const oneMember = z.strictObject({ memberId: idField });

/**
 * The last owner keeps the role. Invitations by a member who may no longer invite are withdrawn, and the keys that the
 * member created are listed.
 */
export const changeRole = operation({
  name: 'member.change_role',
  can: 'member:manage',
  effect: 'write',
  confirmed: true,
  input: changeRoleInput,
  output: changedMember,
  describe: 'Changes a member’s role, from their next request on.',
  run: (ctx: TenantContext, { memberId, role }: z.output<typeof changeRoleInput>) =>
    changeMember(ctx, memberId, { role }, 'member.role_changed'),
});

/** Ends the member's sessions and private calendar addresses at once; the audit entries stay. */
export const removeMember = operation({
  name: 'member.remove',
  can: 'member:manage',
  effect: 'write',
  confirmed: true,
  input: oneMember,
  output: changedMember,
  describe: 'Removes a member from the team.',
  run: (ctx: TenantContext, { memberId }: z.output<typeof oneMember>) =>
    changeMember(ctx, memberId, { active: false }, 'member.removed'),
});

async function changeMember(
  ctx: TenantContext,
  memberId: string,
  change: { role?: MemberRole; active?: boolean },
  action: 'member.role_changed' | 'member.removed',
): Promise<EditResult<Changed>> {
  return inOneTransaction<Changed>(ctx, async (tx) => {
    const refusal = await refuseFormerOwner(tx, ctx, 'member:manage');
    if (refusal) return refusal;
    const owners = await asSystemWithin(tx, () => lockActiveOwners(tx, ctx));
    const member = await findMember(tx, ctx, memberId);
    if (!member?.active) return notFound('member');
    const staysOwner = (change.role ?? member.role) === 'OWNER' && change.active !== false;
    if (member.role === 'OWNER' && !staysOwner && owners.length === 1) return lastOwner();
    await asSystemWithin(tx, async () => {
      await writeMember(tx, ctx, memberId, change);
      if (change.active === false) await endProgramAccessOfMember(tx, ctx, member.userId);
    });
    await addAudit(tx, ctx, {
      action,
      subjectId: memberId,
      before: { role: member.role },
      after: change,
    });
    const role = change.active === false ? null : (change.role ?? member.role);
    if (!role) await removeConversationsOf(tx, ctx, member.userId);
    if (!role) await revokeFeedsOf(tx, ctx, member.userId);
    if (!role || !roleMay(role, 'member:manage')) await withdrawAll(tx, ctx, member.userId);
    const keys = role && roleMay(role, 'apiKey:manage') ? [] : await keysMadeBy(tx, ctx, member.userId);
    await asSystemWithin(tx, () => raiseSessionVersion(tx, member.userId));
    return { ok: true, keys };
  });
}

/** Whoever has made a private calendar address knows it, and would read bookings by it from outside. */
async function revokeFeedsOf(tx: Tx, ctx: TenantContext, userId: string): Promise<void> {
  for (const { id, resourceName, showsCustomers } of await revokeFeedsMadeBy(tx, ctx, userId))
    await addAudit(tx, ctx, {
      action: 'calendar_feed.revoked',
      subjectId: id,
      before: { name: resourceName ?? 'Everybody', showsCustomers },
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
