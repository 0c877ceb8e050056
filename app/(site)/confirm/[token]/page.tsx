import type { Metadata } from 'next';
import { AccountPage } from '@/components/office/account-page';
import { LinkButton } from '@/components/ui/link-button';
import { readProof } from '@/lib/usecases/account/prove-address';
import { ConfirmForm } from './confirm-form';

export const metadata: Metadata = {
  title: 'Confirm your address',
  robots: { index: false },
  referrer: 'no-referrer',
};

export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const proof = await readProof(token);
  if (!proof)
    return (
      <AccountPage
        title="This link doesn’t work any more"
        lead="It works once, for seven days. In your office you can ask for a new one."
      >
        <LinkButton href="/admin">To your office</LinkButton>
      </AccountPage>
    );
  return (
    <AccountPage title="Confirm your address" lead={`Is ${proof.email} yours?`}>
      <ConfirmForm token={token} />
    </AccountPage>
  );
}
