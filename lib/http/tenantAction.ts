import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/context';
import type { SessionUser } from '@/lib/data/users';
import type { Permission } from '@/lib/domain/permissions';
import { noteInside } from '@/lib/usecases/platform/impersonation';
import { type Action, type Outcome, runAction } from './actionResult';
import { forget, requireFrom } from './limits';
import { accountWho, type MemberSession, memberWho, operatorWho } from './session';

/**
 * A server action of the office. An action is a public endpoint, so each one checks by itself who calls (session,
 * tenant, permission), how often (what only `reads` as somebody types has a wider limit), and what was sent. (That the
 * call comes from our own page, Next checks by Origin.)
 */
export function tenantAction<S extends z.ZodType, T>(
  options: { name: string; can: Permission; input: S; reads?: true },
  run: (ctx: TenantContext, input: z.output<S>, member: MemberSession) => Promise<Outcome<T>>,
): Action<[z.input<S>], S, T> {
  const admit = async () => {
    const member = await memberWho(options.can);
    await requireFrom(options.reads ? 'lookup' : 'office', member.user.id);
    if (member.visit) await noteInside(member.ctx, member.visit.id, options.name);
    return member;
  };
  return Object.assign(
    async (input: z.input<S>) =>
      runAction({ name: options.name, schema: options.input, input }, admit, (parsed, member) =>
        run(member.ctx, parsed, member),
      ),
    { input: options.input },
  );
}

/** A server action of the operator's console. */
export function operatorAction<S extends z.ZodType, T>(
  options: { name: string; input: S },
  run: (operator: SessionUser, input: z.output<S>) => Promise<Outcome<T>>,
): Action<[z.input<S>], S, T> {
  const admit = async () => {
    const operator = await operatorWho();
    await requireFrom('office', operator.id);
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

/** A server action on one's own account: password, second factor. Guesses are as few as at the door. */
export function accountAction<S extends z.ZodType, T>(
  options: { name: string; input: S },
  run: (user: SessionUser, input: z.output<S>) => Promise<Outcome<T>>,
): Action<[z.input<S>], S, T> {
  const admit = async () => {
    const user = await accountWho();
    await requireFrom('office', user.id);
    return user;
  };
  return Object.assign(
    async (input: z.input<S>) =>
      runAction({ name: options.name, schema: options.input, input }, admit, async (parsed, user) => {
        await requireFrom('signIn', `account:${user.id}`);
        const outcome = await run(user, parsed);
        if (outcome.ok) await forget('signIn', `account:${user.id}`);
        return outcome;
      }),
    { input: options.input },
  );
}
