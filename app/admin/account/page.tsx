import type { Metadata } from 'next';
import { roleNames } from '@/components/office/role-names';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireMember } from '@/lib/http/session';
import { PasswordForm } from './password-form';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountSettingsPage() {
  const { user, role, tenant } = await requireMember();
  return (
    <>
      <PageHeader
        title="Your account"
        description={`${user.name}, ${user.email}. ${roleNames[role]} of ${tenant.name}.`}
      />
      <Card className="max-w-md">
        <CardHeader
          title="Change password"
          description="You’ll be signed out everywhere and sign in with the new one."
        />
        <CardBody>
          <PasswordForm />
        </CardBody>
      </Card>
    </>
  );
}
