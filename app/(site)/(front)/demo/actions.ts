'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { refuse } from '@/lib/domain/errors';
import { publicAction, siteAction } from '@/lib/http/actions/public-action';
import { type DemoEmail, demoPeople, enterDemoAs, isDemo } from '@/lib/http/auth/demo';
import { raceForOneDate } from '@/lib/usecases/demo/race';

const emails = demoPeople.map(({ email }) => email) as [DemoEmail, ...DemoEmail[]];

const demoEntry = { facts: { name: 'sign_in.demo' } } as const;

/**
 * Signs in with one click; only as the demo's people, and only in the demo. `stay`: the page continues by itself,
 * without a redirect.
 */
export const enterAction = publicAction(demoEntry, {
  limit: 'public',
  input: z.strictObject({ email: z.enum(emails), stay: z.boolean() }),
  run: async ({ email, stay }) => {
    await enterDemoAs(email);
    if (!stay) redirect(email === 'operator@mais.test' ? '/platform' : '/admin');
    return { ok: true };
  },
});

export const raceAction = siteAction(raceForOneDate, {
  limit: 'booking',
  input: raceForOneDate.facts.input,
  run: async (ctx, input) =>
    isDemo() ? raceForOneDate(ctx, input) : refuse('not_found', 'There is no demo here.'),
});
