import type { Metadata } from 'next';
import { TeamList } from '@/components/office/business/team-list';
import { PageHeader } from '@/components/ui/page-header';
import { listApiKeys } from '@/lib/usecases/api-keys/read';
import { listMembers, readInvitations } from '@/lib/usecases/members/read';
import { admit } from '../admit';
import { replaceApiKeyAction } from '../api-keys/actions';
import { changeRoleAction, inviteAction, removeMemberAction, withdrawAction } from './actions';

export const metadata: Metadata = { title: 'Team' };

export default function TeamPage() {
  return admit('member:manage', async ({ ctx, user }) => {
    const [members, invitations, keys] = await Promise.all([
      listMembers(ctx),
      readInvitations(ctx),
      listApiKeys(ctx),
    ]);
    const keysOf = (userId: string) =>
      keys.filter((key) => key.madeBy === userId && !key.revokedAt).map(({ name }) => name);
    return (
      <>
        <PageHeader title="Team" description="Who may enter the office, and what they may do there." />
        <TeamList
          members={members
            .filter((member) => member.active)
            .map((member) => ({ ...member, keys: keysOf(member.userId) }))}
          invitations={invitations}
          me={user.id}
          invite={inviteAction}
          withdraw={withdrawAction}
          changeRole={changeRoleAction}
          remove={removeMemberAction}
          replaceKey={replaceApiKeyAction}
        />
      </>
    );
  });
}
