'use server';

import { after } from 'next/server';
import { z } from 'zod';
import { emailInput } from '@/lib/domain/inputs/email-input';
import { publicAction } from '@/lib/http/actions/public-action';
import { namedContexts } from '@/lib/http/auth/tenant-contexts';
import { log } from '@/lib/http/request/log';
import { sendLinksAgain } from '@/lib/usecases/links/send-again';

const input = z.strictObject({
  business: z.string().trim().min(1, 'Please name the business.').max(200),
  email: emailInput,
});

/**
 * "Send me my link again". Neither the answer nor its time reveals whether there is such a business or booking: the
 * look-up happens afterwards.
 */
export const sendLinkAction = publicAction(sendLinksAgain, {
  limit: 'manage',
  input,
  run: async ({ business, email }) => {
    after(async () => {
      try {
        for (const ctx of await namedContexts(business)) await sendLinksAgain(ctx, { email });
      } catch (error) {
        log().error({ err: error }, 'a link could not be sent again');
      }
    });
    return { ok: true };
  },
});
