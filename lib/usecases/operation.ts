import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { PersonInSession, SessionUser } from '@/lib/data/people/users';
import { AppError } from '@/lib/domain/errors';
import type { Permission } from '@/lib/domain/permissions';
import { span } from '@/lib/telemetry/trace';
import { permit, permitBooking } from './permit';

/**
 * What a call does to the world, at most. It decides what a key's scope, an assistant or a standing rule may do without a
 * person; nothing else does.
 * - `read`: nothing changes.
 * - `write`: something of the business or of a person's own account changes; nobody else is notified.
 * - `tells`: a customer or a colleague is notified.
 * - `money`: money moves, or the promise of it.
 */
export type Effect = 'read' | 'write' | 'tells' | 'money';

/** Who calls: a member, key, customer or operator for a business; a person about their account; an operator; anybody. */
export type AskedBy = 'business' | 'person' | 'operator' | 'anybody';

export type OperationFacts<In extends z.ZodType = z.ZodType> = {
  /** `noun.verb`, in snake_case, once in the product: in traces, metrics, the log of impersonations, docs/operations.md. */
  readonly name: `${string}.${string}`;
  readonly by: AskedBy;
  /** Of operations for a business; checked on each call. */
  readonly can?: Permission;
  readonly effect: Effect;
  /** Parses what a caller sends. A surface that takes another shape (a path and a body) maps it to this one. */
  readonly input: In;
  /** What a success promises, without `ok`. An answer within the product may hold more; a surface outside shows this. */
  readonly output: z.ZodType;
  /** One sentence for people and programs that choose among operations. */
  readonly describe: string;
  /** Outlasts an open browser: whoever calls it has shown the password or a code in the last ten minutes. */
  readonly confirmed?: true;
};

/** Something that the product does: a function that checks who may, and what is to be known about it. */
export type Operation<Args extends unknown[], In extends z.ZodType, Answer> = ((
  ...args: Args
) => Promise<Answer>) & { readonly facts: OperationFacts<In> };

export type AnyOperation = { readonly facts: OperationFacts };

type Definition<In extends z.ZodType, Out extends z.ZodType> = Omit<OperationFacts<In>, 'by' | 'output'> & {
  readonly output: Out;
};

/** The input may be left out where nothing in it is required. */
type Asked<In extends z.ZodType, Rest extends unknown[]> = Rest extends []
  ? Record<never, never> extends z.output<In>
    ? [input?: z.output<In>]
    : [input: z.output<In>]
  : [input: z.output<In>, ...rest: Rest];

/** What `run` answers fits `output`; a refusal fits anyway. */
type Success<Answer> = Answer extends { ok: false }
  ? never
  : Answer extends { ok: true }
    ? Omit<Answer, 'ok'>
    : Answer;
type Promised<Answer, Out extends z.ZodType> = [Success<Answer>] extends [z.input<Out>]
  ? unknown
  : { output: 'run answers what output does not describe' };

/**
 * Something that is done for a business. Checks the permission of whoever acts, and that a customer names only their own
 * booking, then runs within a span of its name.
 * `run` gets what `input` has parsed; what follows (a key of an idempotent request, who visits) comes from the surface,
 * never from the input.
 * @throws AppError forbidden, not_found
 */
export function operation<In extends z.ZodType, Out extends z.ZodType, Answer, Rest extends unknown[] = []>(
  definition: Definition<In, Out> & {
    readonly can: Permission;
    readonly run: (ctx: TenantContext, input: z.output<In>, ...rest: Rest) => Promise<Answer>;
  } & Promised<Answer, Out>,
): Operation<[ctx: TenantContext, ...Asked<In, Rest>], In, Answer> {
  const { run, ...facts } = definition;
  const call = async (ctx: TenantContext, input: unknown = {}, ...rest: unknown[]) => {
    permit(ctx, facts.can);
    permitBooking(ctx, input);
    return span('operation', facts.name, () => run(ctx, input as z.output<In>, ...(rest as Rest)));
  };
  return Object.assign(call, { facts: { by: 'business', ...facts } as const });
}

/** Something that a signed-in person does to their own account; whose it is, says the session. */
export function personOperation<In extends z.ZodType, Out extends z.ZodType, Rest extends unknown[], Answer>(
  definition: Omit<Definition<In, Out>, 'can'> & {
    readonly run: (person: PersonInSession, input: z.output<In>, ...rest: Rest) => Promise<Answer>;
  } & Promised<Answer, Out>,
): Operation<[person: PersonInSession, ...Asked<In, Rest>], In, Answer> {
  const { run, ...facts } = definition;
  const call = (person: PersonInSession, input: unknown = {}, ...rest: unknown[]) =>
    span('operation', facts.name, () => run(person, input as z.output<In>, ...(rest as Rest)));
  return Object.assign(call, { facts: { by: 'person', ...facts } as const });
}

/**
 * Something that an operator does to the platform itself; what is about one business is an `operation` with
 * `tenant:operate`.
 * @throws AppError forbidden for whoever is no operator, or has no second factor
 */
export function operatorOperation<
  In extends z.ZodType,
  Out extends z.ZodType,
  Rest extends unknown[],
  Answer,
>(
  definition: Omit<Definition<In, Out>, 'can'> & {
    readonly run: (operator: SessionUser, input: z.output<In>, ...rest: Rest) => Promise<Answer>;
  } & Promised<Answer, Out>,
): Operation<[operator: SessionUser, ...Asked<In, Rest>], In, Answer> {
  const { run, ...facts } = definition;
  const call = async (operator: SessionUser, input: unknown = {}, ...rest: unknown[]) => {
    if (!operator.isOperator || !operator.secondFactor)
      throw new AppError('forbidden', 'This is for the platform’s operators.');
    return span('operation', facts.name, () => run(operator, input as z.output<In>, ...(rest as Rest)));
  };
  return Object.assign(call, { facts: { by: 'operator', ...facts } as const });
}

/** Something that anybody may ask for: signing up, a forgotten password. What it needs as a proof stands in its input. */
export function publicOperation<In extends z.ZodType, Out extends z.ZodType, Rest extends unknown[], Answer>(
  definition: Omit<Definition<In, Out>, 'can'> & {
    readonly run: (input: z.output<In>, ...rest: Rest) => Promise<Answer>;
  } & Promised<Answer, Out>,
): Operation<Asked<In, Rest>, In, Answer> {
  const { run, ...facts } = definition;
  const call = (input: unknown = {}, ...rest: unknown[]) =>
    span('operation', facts.name, () => run(input as z.output<In>, ...(rest as Rest)));
  return Object.assign(call, { facts: { by: 'anybody', ...facts } as const });
}

export const isOperation = (value: unknown): value is AnyOperation =>
  typeof value === 'function' && 'facts' in value;
