'use server';

import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { changeRoleInput, invitationInput } from '@/lib/domain/editing/member-input';
import { officeAction } from '@/lib/http/actions/legacy-actions';
import { enforceRateLimit } from '@/lib/http/limits/rate-limits';
import { changeRole, removeMember } from '@/lib/usecases/members/change';
import { inviteMember, withdraw } from '@/lib/usecases/members/invite';

export const inviteAction = officeAction(
  { name: 'team.invite', can: 'member:manage', confirmed: true, input: invitationInput },
  async (ctx, input) => {
    const what = 'Your business has sent as many invitations as it may in a day.';
    await enforceRateLimit('invitation', ctx.tenantId, what);
    return inviteMember(ctx, input);
  },
);

export const withdrawAction = officeAction(
  { name: 'team.withdraw', can: 'member:manage', confirmed: true, input: z.strictObject({ id: idField }) },
  withdraw,
);

export const changeRoleAction = officeAction(
  { name: 'team.role', can: 'member:manage', confirmed: true, input: changeRoleInput },
  changeRole,
);

export const removeMemberAction = officeAction(
  {
    name: 'team.remove',
    can: 'member:manage',
    confirmed: true,
    input: z.strictObject({ memberId: idField }),
  },
  removeMember,
);
