import pino from 'pino';
import { env } from '@/lib/env';

let logger: pino.Logger | undefined;

/** JSON lines on stdout. Callers pass ids, names of things and numbers; never what a customer typed. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env.LOG_LEVEL,
    base: undefined,
    redact: {
      paths: ['authorization', 'cookie', 'password', 'token', 'email', 'phone', 'name', 'contact', 'headers'],
      censor: '[hidden]',
    },
    serializers: { err: describeError },
  });
  return logger;
}

/** Serialises an error with its causes, without what may hold personal data (Postgres' `detail` quotes the row). */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return withoutAddresses(String(error));
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: withoutAddresses(error.message),
    stack: withoutAddresses(error.stack ?? ''),
    ...(error.cause !== undefined && depth < 4 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function withoutAddresses(text: string): string {
  return text.replace(/[^\s"'(<=]+@[^\s"')>]+\.[a-z]{2,}/gi, '[e-mail]');
}
