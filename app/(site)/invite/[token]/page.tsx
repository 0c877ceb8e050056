import type { Metadata } from 'next';
import { AccountPage } from '@/components/office/account-page';
import { roleNames } from '@/components/office/role-names';
import { LinkButton } from '@/components/ui/link-button';
import { readInvitation } from '@/lib/usecases/members/accept-invitation';
import { InviteForm } from './invite-form';

export const metadata: Metadata = {
  title: 'Join the team',
  robots: { index: false },
  referrer: 'no-referrer',
};

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await readInvitation({ token });
  if (!invitation)
    return (
      <AccountPage
        title="This invitation doesn’t work any more"
        lead="It works once, for seven days. Ask whoever invited you for a new one."
      >
        <LinkButton href="/sign-in">Sign in</LinkButton>
      </AccountPage>
    );
  const { businessName, role, email, knownUser } = invitation;
  return (
    <AccountPage
      title={`Join ${businessName}`}
      lead={`You’ll be ${roleNames[role].toLowerCase()} there, signed in as ${email}.`}
    >
      <InviteForm token={token} knownUser={knownUser} />
    </AccountPage>
  );
}
