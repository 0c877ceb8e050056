import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { PersonInSession, SessionUser } from '@/lib/data/people/users';
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
import { enforceRateLimit } from '@/lib/http/limits/rate-limits';
import { noteInside } from '@/lib/usecases/platform/impersonation';
import { type Action, type Outcome, runAction } from './run-action';

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
