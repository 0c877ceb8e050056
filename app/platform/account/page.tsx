import type { Metadata } from 'next';
import { AccountCards } from '@/app/admin/account/account-cards';
import { PageHeader } from '@/components/ui/page-header';
import { requireOperator } from '@/lib/http/auth/session';

export const metadata: Metadata = { title: 'Your account' };

export default async function OperatorAccountPage() {
  const operator = await requireOperator();
  const { name, email } = operator;
  return (
    <>
      <PageHeader title="Your account" description={`${name}, ${email}. Operator of the platform.`} />
      <AccountCards person={operator} timeZone="UTC" />
    </>
  );
}
