import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountPage } from '@/components/office/account-page';
import { currentUser } from '@/lib/http/auth/session';
import { SetUp } from './set-up';

export const metadata: Metadata = { title: 'Second step', robots: { index: false } };

/** An operator without a second factor is redirected here from every page of the console. */
export default async function SetUpPage() {
  const user = await currentUser();
  if (!user) redirect('/sign-in');
  if (!user.isOperator) redirect('/admin/account');
  return (
    <AccountPage
      title="Protect this account"
      lead="Operators see every business, so a password alone is not enough. Have your phone at hand."
    >
      <SetUp on={user.secondFactor} />
    </AccountPage>
  );
}
