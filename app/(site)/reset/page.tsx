import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import { AccountPage } from '@/components/office/account-page';
import { RequestResetForm } from './request-reset-form';

export const metadata: Metadata = { title: 'Forgot your password', robots: { index: false } };

export default async function RequestResetPage() {
  // Not prerendered: each response has its own nonce.
  await connection();
  return (
    <AccountPage
      title="Forgot your password?"
      lead="We mail you a link that sets a new one. It works for an hour."
    >
      <RequestResetForm />
      <Link href="/sign-in" className="text-sm underline underline-offset-4">
        Back to sign in
      </Link>
    </AccountPage>
  );
}
