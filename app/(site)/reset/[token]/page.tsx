import type { Metadata } from 'next';
import { AccountPage } from '@/components/office/account-page';
import { LinkButton } from '@/components/ui/link-button';
import { resetLinkWorks } from '@/lib/usecases/account/reset-password';
import { ResetForm } from './reset-form';

export const metadata: Metadata = {
  title: 'Set a new password',
  robots: { index: false },
  referrer: 'no-referrer',
};

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await resetLinkWorks({ token })))
    return (
      <AccountPage title="This link doesn’t work any more" lead="It works once, for an hour.">
        <LinkButton href="/reset" tone="accent">
          Ask for a new link
        </LinkButton>
      </AccountPage>
    );
  return (
    <AccountPage title="Set a new password" lead="You’ll be signed out everywhere else.">
      <ResetForm token={token} />
    </AccountPage>
  );
}
