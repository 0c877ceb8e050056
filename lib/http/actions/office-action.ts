import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { PersonInSession, SessionUser } from '@/lib/data/people/users';
import { confirmedSeconds } from '@/lib/domain/session-life';
import { isDemo } from '@/lib/http/auth/demo';
import { aloneAs, countGuess, forgetGuesses } from '@/lib/http/auth/guesses';
import {
  authorizeAccount,
  authorizeMember,
  authorizeOperator,
  type MemberSession,
} from '@/lib/http/auth/session';
import { type Bucket, enforceRateLimit } from '@/lib/http/limits/rate-limits';
import type { AnyOperation, Operation, OperationFacts } from '@/lib/usecases/operation';
import { noteImpersonatedAction } from '@/lib/usecases/platform/impersonation';
import { type Action, type Outcome, runAction } from './run-action';

/** How a page calls an operation that takes another shape, or that has more to do once it is done. */
type Adapted<First, S extends z.ZodType, T> = {
  input: S;
  run: (first: First, input: z.output<S>, member: MemberSession) => Promise<Outcome<T>>;
};

/**
 * A server action of the office. An action is a public endpoint, so each one checks by itself who calls (session,
 * tenant, permission), how often (the wider rate limit of look-ups for what only reads) and what was sent. (Next checks
 * by Origin that the call comes from our own page.) What is `confirmed` needs the password or a code given in the last ten
 * minutes.
 */
export function officeAction<In extends z.ZodType, T>(
  operation: Operation<[ctx: TenantContext, input: z.output<In>], In, Outcome<T>>,
): Action<[z.input<In>], In, T>;
export function officeAction<S extends z.ZodType, T>(
  operation: AnyOperation,
  adapted: Adapted<TenantContext, S, T>,
): Action<[z.input<S>], S, T>;
export function officeAction(
  operation: AnyOperation,
  { input: schema, run }: Adapted<TenantContext, z.ZodType, unknown> = asItIs(operation),
) {
  const { name, can, confirmed } = operation.facts;
  if (!can) throw new Error(`${name} is not for a business`);
  const admit = async () => {
    const member = await authorizeMember(can);
    await enforceRateLimit(bucketOf(operation.facts), member.user.id);
    if (member.impersonation) await noteImpersonatedAction(member.ctx, member.impersonation.id, name);
    return member;
  };
  const action = async (input: unknown) =>
    runAction({ name, schema, input }, admit, async (parsed, member) =>
      confirmed && !isConfirmed(member) ? askForProof : run(member.ctx, parsed, member),
    );
  return Object.assign(action, { input: schema });
}

/** Twelve pictures are some thirty changes, and must not keep their owner from saving the page they are for. */
function bucketOf({ name, effect }: OperationFacts): Bucket {
  if (effect === 'read') return 'lookup';
  return /^(?:booking_)?file\./.test(name) ? 'upload' : 'office';
}

/** The operation takes what the page sends, and answers the page. */
function asItIs<First>(operation: AnyOperation) {
  const call = operation as unknown as (first: First, input: unknown) => Promise<Outcome<unknown>>;
  return { input: operation.facts.input, run: (first: First, input: unknown) => call(first, input) };
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
export function operatorAction<In extends z.ZodType, T>(
  operation: Operation<[operator: SessionUser, input: z.output<In>], In, Outcome<T>>,
): Action<[z.input<In>], In, T>;
export function operatorAction<S extends z.ZodType, T>(
  operation: AnyOperation,
  adapted: AdaptedForPerson<SessionUser, S, T>,
): Action<[z.input<S>], S, T>;
export function operatorAction(
  operation: AnyOperation,
  { input: schema, run }: AdaptedForPerson<SessionUser, z.ZodType, unknown> = asItIs(operation),
) {
  const admit = async () => {
    const operator = await authorizeOperator();
    await enforceRateLimit('office', operator.id);
    return operator;
  };
  const action = async (input: unknown) =>
    runAction({ name: operation.facts.name, schema, input }, admit, (parsed, operator) =>
      run(operator, parsed),
    );
  return Object.assign(action, { input: schema });
}

type AccountRules = { evenImpersonating?: true; provesNothing?: true };

type AdaptedForPerson<Person, S extends z.ZodType, T> = {
  input: S;
  run: (person: Person, input: z.output<S>) => Promise<Outcome<T>>;
};

/**
 * A server action on one's own account: password, second factor. Wrong guesses are limited as at sign-in, but per
 * session, so that somebody who has stolen one can't keep its owner from ending it. `provesNothing`: the action asks
 * for neither password nor code, so its success doesn't clear the count of guesses.
 */
export function accountAction<S extends z.ZodType, T>(
  operation: AnyOperation,
  adapted: AdaptedForPerson<PersonInSession, S, T> & AccountRules,
): Action<[z.input<S>], S, T>;
export function accountAction<In extends z.ZodType, T>(
  operation: Operation<[person: PersonInSession, input: z.output<In>], In, Outcome<T>>,
  how: AccountRules,
): Action<[z.input<In>], In, T>;
export function accountAction(
  operation: AnyOperation,
  how: AccountRules & Partial<AdaptedForPerson<PersonInSession, z.ZodType, unknown>>,
) {
  const { evenImpersonating, provesNothing } = how;
  const { input: schema, run } = { ...asItIs<PersonInSession>(operation), ...how };
  const admit = async () => {
    const user = await authorizeAccount(evenImpersonating);
    await enforceRateLimit('office', user.id);
    return user;
  };
  return Object.assign(
    async (input: unknown) =>
      runAction({ name: operation.facts.name, schema, input }, admit, async (parsed, user) => {
        if (provesNothing) return run(user, parsed);
        const guesser = aloneAs(`session:${user.sessionId}`);
        await countGuess(guesser);
        const outcome = await run(user, parsed);
        if (outcome.ok) await forgetGuesses(guesser);
        return outcome;
      }),
    { input: schema },
  );
}
