import type { Metadata } from 'next';
import Link from 'next/link';
import { AccountPage } from '@/components/office/account-page';
import { LinkButton } from '@/components/ui/link-button';
import { currentUser } from '@/lib/http/auth/session';
import { readProof } from '@/lib/usecases/account/prove-address';
import { ChangeAccount } from './change-account';
import { ConfirmForm } from './confirm-form';

export const metadata: Metadata = {
  title: 'Confirm your address',
  robots: { index: false },
  referrer: 'no-referrer',
};

export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const proof = await readProof({ token });
  if (!proof)
    return (
      <AccountPage
        title="This link doesn’t work any more"
        lead="It works once, for seven days. In your office you can ask for a new one."
      >
        <LinkButton href="/admin">To your office</LinkButton>
      </AccountPage>
    );
  const user = await currentUser();
  if (user?.id !== proof.userId)
    return (
      <AccountPage
        title="Sign in to confirm"
        lead={`An account was opened with ${proof.email}. ${
          user ? `You are signed in as ${user.email} here.` : 'Sign in to it here, then confirm the address.'
        }`}
      >
        {user ? (
          <ChangeAccount token={token} />
        ) : (
          <LinkButton href={`/sign-in?${new URLSearchParams({ next: `/confirm/${token}` })}`} tone="accent">
            Sign in
          </LinkButton>
        )}
        <p className="text-soft text-sm">
          It wasn’t you? Leave this page, and nothing happens. To have the account with your address for
          yourself,{' '}
          <Link className="underline" href="/reset">
            set a password of your own
          </Link>
          : that signs everybody else out.
        </p>
      </AccountPage>
    );
  return (
    <AccountPage title="Confirm your address" lead={`Is ${proof.email} yours?`}>
      <ConfirmForm token={token} />
    </AccountPage>
  );
}
