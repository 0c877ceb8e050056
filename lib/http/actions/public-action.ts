import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { manageContext, requireVisitorContext } from '@/lib/http/auth/tenant-contexts';
import { requireFromVisitor, type VisitorBucket } from '@/lib/http/limits/rate-limits';
import { holderId } from '@/lib/http/limits/visitor';
import type { ManageClaim } from '@/lib/integrations/crypto/manage-link';
import type { AnyOperation } from '@/lib/usecases/operation';
import { type Action, type ActionRequest, type Outcome, runAction } from './run-action';

export type Caller = { holder: string; requestId: string; headers: Headers };

const callerOf = (request: ActionRequest): Caller => ({
  holder: holderId(request.headers),
  requestId: request.id,
  headers: request.headers,
});

/** How a page calls an operation: what it sends, and what is made of it. */
type Adapted<Args extends unknown[], S extends z.ZodType, T> = {
  input: S;
  run: (...args: [...Args, input: z.output<S>, caller: Caller]) => Promise<Outcome<T>>;
};

/** What is no operation, since it finds out who somebody is: signing in. */
type SigningIn = { readonly facts: { readonly name: `sign_in.${string}` } };

/** A server action for anybody (sign-in, sign-up, a forgotten password), limited by visitor. */
export function publicAction<S extends z.ZodType, T>(
  operation: AnyOperation | SigningIn,
  { limit, input: schema, run }: Adapted<[], S, T> & { limit: VisitorBucket },
): Action<[z.input<S>], S, T> {
  const admit = async (request: ActionRequest) => {
    const caller = callerOf(request);
    await requireFromVisitor(limit, caller.headers);
    return caller;
  };
  return Object.assign(
    async (input: z.input<S>) => runAction({ name: operation.facts.name, schema, input }, admit, run),
    { input: schema },
  );
}

/** A server action of a business's public site, which is named by its slug. Bookings are limited by visitor and site. */
export function siteAction<S extends z.ZodType, T>(
  operation: AnyOperation,
  adapted: Adapted<[ctx: TenantContext], S, T> & { limit: 'booking' | 'public' },
): Action<[string, z.input<S>], S, T> {
  const { limit, input: schema, run } = adapted;
  return Object.assign(
    async (tenantSlug: string, input: z.input<S>) => {
      const admit = async (request: ActionRequest) => {
        const caller = callerOf(request);
        const site = await requireVisitorContext(tenantSlug);
        await requireFromVisitor(limit, caller.headers, limit === 'booking' ? `${site.tenant.id}:` : '');
        return { ctx: site.ctx, caller };
      };
      return runAction({ name: operation.facts.name, schema, input }, admit, (parsed, { ctx, caller }) =>
        run(ctx, parsed, caller),
      );
    },
    { input: schema },
  );
}

/** A server action of a customer's own page. The link is the credential; its booking says whether it was revoked. */
export function manageAction<S extends z.ZodType, T>(
  operation: AnyOperation,
  { input: schema, run }: Adapted<[ctx: TenantContext, claim: ManageClaim], S, T>,
): Action<[string, z.input<S>], S, T> {
  return Object.assign(
    async (token: string, input: z.input<S>) => {
      const admit = async (request: ActionRequest) => {
        const caller = callerOf(request);
        await requireFromVisitor('manage', caller.headers);
        const found = manageContext(token, Date.now());
        if (!found)
          throw new AppError('not_found', 'This link doesn’t work. Please use the newest one we sent you.');
        if (!found.link.ok)
          throw new AppError('not_allowed', 'This link has expired. You can ask for a new one.');
        return { ctx: found.ctx, claim: found.link.claim, caller };
      };
      return runAction({ name: operation.facts.name, schema, input }, admit, (parsed, admitted) =>
        run(admitted.ctx, admitted.claim, parsed, admitted.caller),
      );
    },
    { input: schema },
  );
}
