import { type Attributes, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

// Set by startTracing; on globalThis, since the framework's bundles each load this module.
const store = globalThis as typeof globalThis & { maisTracing?: boolean };

export const switchTracingOn = (): void => {
  store.maisTracing = true;
};

export const isTracing = (): boolean => store.maisTracing === true;

type Kind = 'use case' | 'operation' | 'vendor' | 'sql';

/**
 * A span of the request's trace: `operation booking.create`, `vendor stripe`. While tracing is off (the usual case) it
 * only checks a flag. Attributes are ids and names, never what a person typed.
 */
export function span<T>(
  kind: Kind,
  name: string,
  work: () => Promise<T>,
  attributes: Attributes = {},
): Promise<T> {
  if (!isTracing()) return work();
  const options = {
    kind: kind === 'vendor' || kind === 'sql' ? SpanKind.CLIENT : SpanKind.INTERNAL,
    attributes,
  };
  return trace.getTracer('mais').startActiveSpan(`${kind} ${name}`, options, async (open) => {
    try {
      return await work();
    } catch (error) {
      noteFailure(open, error);
      throw error;
    } finally {
      open.end();
    }
  });
}

type Query = (...args: unknown[]) => unknown;

/** A database client's `query` with a span for each statement; its text has placeholders instead of values. */
export function tracedQuery(query: Query): Query {
  return (...args) => {
    const [first] = args;
    const text = typeof first === 'string' ? first : String((first as { text?: unknown } | null)?.text ?? '');
    const open = trace.getTracer('mais').startSpan(`sql ${/^\s*\(?(\w+)/.exec(text)?.[1] ?? ''}`, {
      kind: SpanKind.CLIENT,
      attributes: { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, 500) },
    });
    const last = args.at(-1);
    if (typeof last === 'function') {
      const answered = (error: unknown, ...rest: unknown[]) => {
        if (error) noteFailure(open, error);
        open.end();
        last(error, ...rest);
      };
      return query(...args.slice(0, -1), answered);
    }
    const running = query(...args);
    if (running instanceof Promise) {
      running.then(
        () => open.end(),
        (error: unknown) => {
          noteFailure(open, error);
          open.end();
        },
      );
    } else open.end();
    return running;
  };
}

// Without the message, which may quote a row or an address: the kind of error is enough.
function noteFailure(open: Span, error: unknown): void {
  const { name, code } = error as { name?: unknown; code?: unknown };
  open.setStatus({ code: SpanStatusCode.ERROR });
  open.setAttributes({
    'error.type': String(name ?? 'Error'),
    ...(code ? { 'error.code': String(code) } : {}),
  });
}
