'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { enforceRateLimit } from '@/lib/http/limits/rate-limits';
import { changeRole, removeMember } from '@/lib/usecases/members/change';
import { inviteMember, withdraw } from '@/lib/usecases/members/invite';

export const inviteAction = officeAction(inviteMember, {
  input: inviteMember.facts.input,
  run: async (ctx, input) => {
    const what = 'Your business has sent as many invitations as it may in a day.';
    await enforceRateLimit('invitation', ctx.tenantId, what);
    return inviteMember(ctx, input);
  },
});

export const withdrawAction = officeAction(withdraw);

export const changeRoleAction = officeAction(changeRole);

export const removeMemberAction = officeAction(removeMember);
