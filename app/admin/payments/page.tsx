import type { Metadata } from 'next';
import { z } from 'zod';
import { ConnectCard } from '@/components/office/business/connect-card';
import { PageHeader } from '@/components/ui/page-header';
import { readBusiness } from '@/lib/usecases/business/read';
import { isPayableIn, noPaymentsIn } from '@/lib/usecases/connect/country';
import { readPolicy } from '@/lib/usecases/policy/read';
import { admit } from '../admit';
import { one } from '../search-params';
import { connectAction, refreshPaymentsAction } from './actions';

export const metadata: Metadata = { title: 'Payments' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function PaymentsPage({ searchParams }: { searchParams: Search }) {
  return admit('payout:connect', async ({ ctx }) => {
    const [params, business, policy] = await Promise.all([searchParams, readBusiness(ctx), readPolicy(ctx)]);
    return (
      <>
        <PageHeader
          title="Payments"
          description="Cards are taken by Stripe and paid out to your own account."
        />
        <ConnectCard
          started={business.stripeAccountId !== null && business.stripeLostAt === null}
          lost={business.stripeLostAt !== null}
          refused={isPayableIn(business.country) ? null : noPaymentsIn(business.country)}
          due={dueOf(business.stripeRequirements)}
          detailsSubmitted={business.detailsSubmitted}
          chargesEnabled={business.chargesEnabled}
          payoutsEnabled={business.payoutsEnabled}
          commissionBps={business.commissionBps}
          paymentTiming={policy?.paymentTiming ?? 'BEFORE'}
          cameBack={one(params.stripe) !== ''}
          connect={connectAction}
          refresh={refreshPaymentsAction}
        />
      </>
    );
  });
}

/** What Stripe still wants to know, and by when (a local date is near enough). */
function dueOf(stored: unknown): { pastDue: boolean; by: string | null } | null {
  const found = z
    .object({ due: z.number(), pastDue: z.number(), deadline: z.number().nullable() })
    .safeParse(stored).data;
  if (!found || found.due === 0) return null;
  const by = found.deadline === null ? null : new Date(found.deadline).toISOString().slice(0, 10);
  return { pastDue: found.pastDue > 0, by };
}
