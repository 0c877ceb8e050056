import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listMembers as queryMembers } from '@/lib/data/people/members';
import { readInvitations as queryInvitations } from '@/lib/data/people/tokens';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { members, openInvitations } from './answers';

export const listMembers = operation({
  name: 'member.list',
  can: 'member:manage',
  effect: 'read',
  input: nothing,
  output: members,
  describe: 'Lists the team, owners first, including former members.',
  run: queryMembers,
});

export const readInvitations = operation({
  name: 'invitation.list',
  can: 'member:manage',
  effect: 'read',
  input: nothing,
  output: openInvitations,
  describe: 'Lists open invitations to the team, newest first.',
  run: (ctx: TenantContext) => queryInvitations(ctx, Date.now()),
});
