'use server';

import { redirect } from 'next/navigation';
import { officeAction } from '@/lib/http/actions/office-action';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { refreshOnboarding, startOnboarding } from '@/lib/usecases/connect/onboarding';

/** Continues at Stripe, which asks for what the law requires. */
export const connectAction = officeAction(startOnboarding, {
  input: startOnboarding.facts.input,
  run: async (ctx, input, member) => {
    const asked = { email: member.user.email, returnPath: '/admin/payments' };
    const { url } = await startOnboarding(ctx, input, asked);
    redirect(url);
  },
});

export const refreshPaymentsAction = officeAction(refreshOnboarding, {
  input: refreshOnboarding.facts.input,
  run: async (ctx) => {
    const { siteChanged } = await refreshOnboarding(ctx);
    if (siteChanged) await catalogueChanged(siteChanged);
    return { ok: true };
  },
});
