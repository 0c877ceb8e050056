import type { Metadata } from 'next';
import { roleNames } from '@/components/office/role-names';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { readTenantClock } from '@/lib/data/tenants';
import { currentUser, requireMember } from '@/lib/http/session';
import { AccountCards } from './account-cards';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountSettingsPage() {
  const { ctx, user, role, tenant, visit } = await requireMember();
  const person = await currentUser();
  return (
    <>
      <PageHeader
        title="Your account"
        description={`${user.name}, ${user.email}. ${roleNames[role]} of ${tenant.name}.`}
      />
      {visit ? (
        <Callout tone="caution">
          While you act inside a business, nobody’s account can be changed. Yours is in the console.
        </Callout>
      ) : (
        person && <AccountCards person={person} timeZone={await readTenantClock(ctx)} />
      )}
    </>
  );
}
