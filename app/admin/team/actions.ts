'use server';

import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { changeRoleInput, invitationInput } from '@/lib/domain/editing/member-input';
import { tenantAction } from '@/lib/http/actions/office-action';
import { requireFrom } from '@/lib/http/limits/rate-limits';
import { changeRole, removeMember } from '@/lib/usecases/members/change';
import { inviteMember, withdraw } from '@/lib/usecases/members/invite';

export const inviteAction = tenantAction(
  { name: 'team.invite', can: 'member:manage', confirmed: true, input: invitationInput },
  async (ctx, input) => {
    const what = 'Your business has sent as many invitations as it may in a day.';
    await requireFrom('invitation', ctx.tenantId, what);
    return inviteMember(ctx, input);
  },
);

export const withdrawAction = tenantAction(
  { name: 'team.withdraw', can: 'member:manage', confirmed: true, input: z.strictObject({ id: idField }) },
  withdraw,
);

export const changeRoleAction = tenantAction(
  { name: 'team.role', can: 'member:manage', confirmed: true, input: changeRoleInput },
  changeRole,
);

export const removeMemberAction = tenantAction(
  {
    name: 'team.remove',
    can: 'member:manage',
    confirmed: true,
    input: z.strictObject({ memberId: idField }),
  },
  removeMember,
);
