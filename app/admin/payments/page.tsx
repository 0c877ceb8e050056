import type { Metadata } from 'next';
import { ConnectCard } from '@/components/office/business/connect-card';
import { PageHeader } from '@/components/ui/page-header';
import { readBusiness } from '@/lib/data/tenants';
import { admit } from '../admit';
import { one } from '../search-params';
import { connectAction, refreshPaymentsAction } from './actions';

export const metadata: Metadata = { title: 'Payments' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function PaymentsPage({ searchParams }: { searchParams: Search }) {
  return admit('payout:connect', async ({ ctx }) => {
    const [params, business] = await Promise.all([searchParams, readBusiness(ctx)]);
    return (
      <>
        <PageHeader
          title="Payments"
          description="Cards are taken by Stripe and paid out to your own account."
        />
        <ConnectCard
          started={business.stripeAccountId !== null}
          detailsSubmitted={business.detailsSubmitted}
          chargesEnabled={business.chargesEnabled}
          payoutsEnabled={business.payoutsEnabled}
          commissionBps={business.commissionBps}
          cameBack={one(params.stripe) !== ''}
          connect={connectAction}
          refresh={refreshPaymentsAction}
        />
      </>
    );
  });
}
