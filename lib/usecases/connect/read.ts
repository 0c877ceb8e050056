import { z } from 'zod';
import { readPolicy } from '@/lib/data/catalogue/policies';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { readBusiness } from '@/lib/data/tenants/tenants';
import { policyInput } from '@/lib/domain/editing/policy-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { isPayableIn, noPaymentsIn } from './country';

export const readPayouts = operation({
  name: 'payout.read',
  can: 'payout:connect',
  effect: 'read',
  input: nothing,
  output: z.object({
    started: z.boolean(),
    lost: z.boolean(),
    refused: z.string().nullable(),
    due: z.object({ pastDue: z.boolean(), by: z.string().nullable() }).nullable(),
    detailsSubmitted: z.boolean(),
    chargesEnabled: z.boolean(),
    payoutsEnabled: z.boolean(),
    commissionBps: z.number(),
    paymentTiming: policyInput.shape.paymentTiming,
  }),
  describe:
    'Reads how the business is paid: its Stripe account, what Stripe still requires, and when customers pay.',
  run: read,
});

async function read(ctx: TenantContext) {
  const [business, policy] = await Promise.all([readBusiness(ctx), readPolicy(ctx)]);
  const { detailsSubmitted, chargesEnabled, payoutsEnabled, commissionBps } = business;
  return {
    started: business.stripeAccountId !== null && business.stripeLostAt === null,
    lost: business.stripeLostAt !== null,
    refused: isPayableIn(business.country) ? null : noPaymentsIn(business.country),
    due: dueOf(business.stripeRequirements),
    detailsSubmitted,
    chargesEnabled,
    payoutsEnabled,
    commissionBps,
    paymentTiming: policy?.paymentTiming ?? 'BEFORE',
  };
}

/** What Stripe still requires, and by when (a local date is accurate enough). */
function dueOf(stored: unknown): { pastDue: boolean; by: string | null } | null {
  const found = z
    .object({ due: z.number(), pastDue: z.number(), deadline: z.number().nullable() })
    .safeParse(stored).data;
  if (!found || found.due === 0) return null;
  const by = found.deadline === null ? null : new Date(found.deadline).toISOString().slice(0, 10);
  return { pastDue: found.pastDue > 0, by };
}
