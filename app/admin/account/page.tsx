import type { Metadata } from 'next';
import { roleNames } from '@/components/office/role-names';
import { PageHeader } from '@/components/ui/page-header';
import { currentUser, requireMember } from '@/lib/http/session';
import { AccountCards } from './account-cards';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountSettingsPage() {
  const { user, role, tenant } = await requireMember();
  return (
    <>
      <PageHeader
        title="Your account"
        description={`${user.name}, ${user.email}. ${roleNames[role]} of ${tenant.name}.`}
      />
      <AccountCards secondFactor={(await currentUser())?.secondFactor ?? false} />
    </>
  );
}
