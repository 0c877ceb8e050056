import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { withDeadline } from '@/lib/data/connection/deadline';
import type { ErrorCode, FieldError, Refusal } from '@/lib/domain/errors';
import { parseInput } from '@/lib/domain/parse-input';
import { enterConcurrencyLimit, tooBusy } from '@/lib/http/limits/admission';
import { afterAnswerAnnounceJobs } from '@/lib/http/request/after-response';
import { type Described, describeError, describeRefusal, isRefusal } from '@/lib/http/request/describe-error';
import { log } from '@/lib/http/request/log';
import { requestIdOf } from '@/lib/http/request/request-id';
import { countAnswer } from '@/lib/telemetry/metrics';
import { span } from '@/lib/telemetry/trace';

export type ActionRefused = {
  ok: false;
  code: ErrorCode;
  message: string;
  errors?: FieldError[];
  retryAfterSeconds?: number;
  /** What a refusal carries beside its sentence (a new quote, free times nearby). */
  extra?: Record<string, unknown>;
};

/** What an action's `run` returns: success, with or without data, or a refusal. */
export type Outcome<T> = (T & { ok: true }) | Refusal;
export type ActionResult<T> = (T & { ok: true }) | ActionRefused;

/** An action, with the schema that parses its input. */
export type Action<Args extends unknown[], S extends z.ZodType, T> = ((
  ...args: Args
) => Promise<ActionResult<T>>) & { readonly input: S };

export type ActionRequest = { id: string; headers: Headers };

/**
 * Wraps the work of every action: request id, concurrency limit and deadline, then who may (`admit`), then parsing,
 * and refusals and errors made presentable.
 */
export async function runAction<S extends z.ZodType, Admitted, T>(
  action: { name: string; schema: S; input: unknown },
  admit: (request: ActionRequest) => Promise<Admitted>,
  work: (input: z.output<S>, admitted: Admitted) => Promise<Outcome<T>>,
): Promise<ActionResult<T>> {
  const started = performance.now();
  const incoming = await headers();
  const id = requestIdOf(incoming);
  const told = (result: ActionResult<T>) => {
    const status = result.ok ? 'ok' : result.code;
    countAnswer(`action ${action.name}`, status, (performance.now() - started) / 1000);
    const ms = Math.round(performance.now() - started);
    log().info({ requestId: id, route: action.name, status, ms }, 'answered');
    return result;
  };
  const leave = enterConcurrencyLimit();
  if (!leave) return told(refused(tooBusy));
  const answer = async (): Promise<ActionResult<T>> => {
    const admitted = await admit({ id, headers: incoming });
    const parsed = parseInput(action.schema, action.input);
    if (!parsed.ok) {
      // No field shows this error, and the reloaded page will report whatever else is wrong.
      const fromBefore = parsed.errors.find(({ path }) => path === 'edition');
      return {
        ok: false,
        code: 'validation_failed',
        message: fromBefore?.message ?? 'Some of this needs another look.',
        errors: fromBefore ? [] : parsed.errors,
      };
    }
    const outcome = await span('use case', action.name, () => work(parsed.data, admitted));
    afterAnswerAnnounceJobs();
    return isRefusal(outcome) ? refused(describeRefusal(outcome)) : outcome;
  };
  try {
    return told(await withDeadline(answer));
  } catch (error) {
    // redirect() and notFound() are how Next ends an action.
    unstable_rethrow(error);
    return told(refused(describeError(error, { requestId: id, route: action.name })));
  } finally {
    leave();
  }
}

function refused({ code, message, errors, retryAfterSeconds, extra }: Described): ActionRefused {
  return {
    ok: false,
    code,
    message,
    ...(errors ? { errors } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(extra ? { extra } : {}),
  };
}
