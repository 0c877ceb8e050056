import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { PersonInSession, SessionUser } from '@/lib/data/people/users';
import { AppError } from '@/lib/domain/errors';
import type { Permission } from '@/lib/domain/permissions';
import { confirmedSeconds } from '@/lib/domain/session-life';
import { isDemo } from '@/lib/http/auth/demo';
import { aloneAs, countGuess, forgetGuesses } from '@/lib/http/auth/guesses';
import {
  authorizeAccount,
  authorizeMember,
  authorizeOperator,
  type MemberSession,
} from '@/lib/http/auth/session';
import { manageContext, siteContext } from '@/lib/http/auth/tenant-contexts';
import { enforceRateLimit, requireFromVisitor, type VisitorBucket } from '@/lib/http/limits/rate-limits';
import { holderId } from '@/lib/http/limits/visitor';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import type { ManageClaim } from '@/lib/integrations/crypto/manage-link';
import { noteInside } from '@/lib/usecases/platform/impersonation';
import { type Action, type ActionRequest, type Outcome, runAction } from './run-action';

/**
 * A server action of the office. An action is a public endpoint, so each one checks by itself who calls (session,
 * tenant, permission), how often (`reads`: the wider rate limit of look-ups while somebody types) and what was sent.
 * (Next checks by Origin that the call comes from our own page.) `confirmed`: for changes that would outlast an open
 * browser (keys, payouts, the team, people's data); they need the password or a code given in the last ten minutes.
 */
export function officeAction<S extends z.ZodType, T>(
  options: { name: string; can: Permission; input: S; reads?: true; confirmed?: true },
  run: (ctx: TenantContext, input: z.output<S>, member: MemberSession) => Promise<Outcome<T>>,
): Action<[z.input<S>], S, T> {
  const admit = async () => {
    const member = await authorizeMember(options.can);
    await enforceRateLimit(options.reads ? 'lookup' : 'office', member.user.id);
    if (member.visit) await noteInside(member.ctx, member.visit.id, options.name);
    return member;
  };
  return Object.assign(
    async (input: z.input<S>) =>
      runAction({ name: options.name, schema: options.input, input }, admit, async (parsed, member) =>
        options.confirmed && !isConfirmed(member) ? askForProof : run(member.ctx, parsed, member),
      ),
    { input: options.input },
  );
}

/** The page asks for the proof and calls again (components/office/confirm-it-is-you.tsx). */
const askForProof = {
  ok: false as const,
  reason: 'forbidden' as const,
  detail: 'Please confirm that it is you: type your password once more.',
  confirm: true,
};

/** In the demo its one click counts as confirmation: its passwords are public anyway. */
const isConfirmed = ({ confirmedAt }: MemberSession) =>
  isDemo() || confirmedAt > Date.now() - confirmedSeconds * 1000;

/** A server action of the operator's console. */
export function operatorAction<S extends z.ZodType, T>(
  options: { name: string; input: S },
  run: (operator: SessionUser, input: z.output<S>) => Promise<Outcome<T>>,
): Action<[z.input<S>], S, T> {
  const admit = async () => {
    const operator = await authorizeOperator();
    await enforceRateLimit('office', operator.id);
    return operator;
  };
  return Object.assign(
    async (input: z.input<S>) =>
      runAction({ name: options.name, schema: options.input, input }, admit, (parsed, operator) =>
        run(operator, parsed),
      ),
    { input: options.input },
  );
}

/**
 * A server action on one's own account: password, second factor. Wrong guesses are limited as at sign-in, but per
 * session, so that somebody who has stolen one can't keep its owner from ending it. `provesNothing`: the action asks
 * for neither password nor code, so its success doesn't clear the count of guesses.
 */
export function accountAction<S extends z.ZodType, T>(
  options: { name: string; input: S; insideToo?: true; provesNothing?: true },
  run: (user: PersonInSession, input: z.output<S>) => Promise<Outcome<T>>,
): Action<[z.input<S>], S, T> {
  const admit = async () => {
    const user = await authorizeAccount(options.insideToo);
    await enforceRateLimit('office', user.id);
    return user;
  };
  return Object.assign(
    async (input: z.input<S>) =>
      runAction({ name: options.name, schema: options.input, input }, admit, async (parsed, user) => {
        if (options.provesNothing) return run(user, parsed);
        const guesser = aloneAs(`session:${user.sessionId}`);
        await countGuess(guesser);
        const outcome = await run(user, parsed);
        if (outcome.ok) await forgetGuesses(guesser);
        return outcome;
      }),
    { input: options.input },
  );
}

/** An office action that changes what the public site shows. Once it has answered, the site shows nothing older. */
export function catalogueAction<S extends z.ZodType, T>(
  options: { name: string; can: Permission; input: S },
  run: (ctx: TenantContext, input: z.output<S>) => Promise<Outcome<T>>,
): Action<[z.input<S>], S, T> {
  return officeAction(options, async (ctx, input, member) => {
    const outcome = await run(ctx, input);
    if (outcome.ok) await catalogueChanged(member.tenant.slug);
    return outcome;
  });
}

export type Visit = { holder: string; requestId: string; headers: Headers };

const visitOf = (request: ActionRequest): Visit => ({
  holder: holderId(request.headers),
  requestId: request.id,
  headers: request.headers,
});

/** A server action for anybody (sign-in, sign-up, a forgotten password), limited by visitor. */
export function publicAction<S extends z.ZodType, T>(
  options: { name: string; limit: VisitorBucket; input: S },
  run: (input: z.output<S>, visit: Visit) => Promise<Outcome<T>>,
): Action<[z.input<S>], S, T> {
  const admit = async (request: ActionRequest) => {
    const visit = visitOf(request);
    await requireFromVisitor(options.limit, visit.headers);
    return visit;
  };
  return Object.assign(
    async (input: z.input<S>) => runAction({ name: options.name, schema: options.input, input }, admit, run),
    { input: options.input },
  );
}

/** A server action of a business's public site, which is named by its slug. Bookings are limited by visitor and site. */
export function siteAction<S extends z.ZodType, T>(
  options: { name: string; limit: 'booking' | 'public'; input: S },
  run: (ctx: TenantContext, input: z.output<S>, visit: Visit) => Promise<Outcome<T>>,
): Action<[string, z.input<S>], S, T> {
  return Object.assign(
    async (tenantSlug: string, input: z.input<S>) => {
      const admit = async (request: ActionRequest) => {
        const visit = visitOf(request);
        const site = await siteContext(tenantSlug);
        if (!site) throw new AppError('not_found', 'This business is not here any more.');
        await requireFromVisitor(
          options.limit,
          visit.headers,
          options.limit === 'booking' ? `${site.tenant.id}:` : '',
        );
        return { ctx: site.ctx, visit };
      };
      return runAction(
        { name: options.name, schema: options.input, input },
        admit,
        (parsed, { ctx, visit }) => run(ctx, parsed, visit),
      );
    },
    { input: options.input },
  );
}

/** A server action of a customer's own page. The link is the credential; its booking says whether it was revoked. */
export function manageAction<S extends z.ZodType, T>(
  options: { name: string; input: S },
  run: (ctx: TenantContext, claim: ManageClaim, input: z.output<S>, visit: Visit) => Promise<Outcome<T>>,
): Action<[string, z.input<S>], S, T> {
  return Object.assign(
    async (token: string, input: z.input<S>) => {
      const admit = async (request: ActionRequest) => {
        const visit = visitOf(request);
        await requireFromVisitor('manage', visit.headers);
        const found = manageContext(token, Date.now());
        if (!found)
          throw new AppError('not_found', 'This link doesn’t work. Please use the newest one we sent you.');
        if (!found.link.ok)
          throw new AppError('not_allowed', 'This link has expired. You can ask for a new one.');
        return { ctx: found.ctx, claim: found.link.claim, visit };
      };
      return runAction({ name: options.name, schema: options.input, input }, admit, (parsed, admitted) =>
        run(admitted.ctx, admitted.claim, parsed, admitted.visit),
      );
    },
    { input: options.input },
  );
}
