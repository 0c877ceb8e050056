import type { Metadata } from 'next';
import { ConnectCard } from '@/components/office/business/connect-card';
import { PageHeader } from '@/components/ui/page-header';
import { readPayouts } from '@/lib/usecases/connect/read';
import { admit } from '../admit';
import { one } from '../search-params';
import { connectAction, refreshPaymentsAction } from './actions';

export const metadata: Metadata = { title: 'Payments' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function PaymentsPage({ searchParams }: { searchParams: Search }) {
  return admit('payout:connect', async ({ ctx }) => {
    const [params, payouts] = await Promise.all([searchParams, readPayouts(ctx)]);
    return (
      <>
        <PageHeader
          title="Payments"
          description="Cards are taken by Stripe and paid out to your own account."
        />
        <ConnectCard
          {...payouts}
          cameBack={one(params.stripe) !== ''}
          connect={connectAction}
          refresh={refreshPaymentsAction}
        />
      </>
    );
  });
}
