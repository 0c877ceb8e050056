'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { officeAction } from '@/lib/http/actions/legacy-actions';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { refreshOnboarding, startOnboarding } from '@/lib/usecases/connect/onboarding';

const nothing = z.strictObject({});

/** Goes on at Stripe's, who asks for what the law wants to know. */
export const connectAction = officeAction(
  { name: 'payments.connect', can: 'payout:connect', confirmed: true, input: nothing },
  async (ctx, _, member) => {
    const { url } = await startOnboarding(ctx, { email: member.user.email, returnPath: '/admin/payments' });
    redirect(url);
  },
);

export const refreshPaymentsAction = officeAction(
  { name: 'payments.refresh', can: 'payout:connect', input: nothing },
  async (ctx) => {
    const { siteChanged } = await refreshOnboarding(ctx);
    if (siteChanged) await catalogueChanged(siteChanged);
    return { ok: true };
  },
);
