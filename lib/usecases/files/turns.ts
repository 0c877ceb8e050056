import { AppError } from '@/lib/domain/errors';

/** More than these wait nowhere else than in their browsers. */
const MOST_WAITING = 24;

const waiting = new Map<string, (() => void)[]>();
let busy = false;

/**
 * Runs one piece of work at a time in this process, businesses in turns: decoding a picture takes a core and its pixels
 * take memory, so two are never decoded at once, and somebody with one picture waits for at most one of another's twenty.
 * @throws AppError rate_limited when very many wait already
 */
export async function inTurn<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
  if (busy) await join(tenantId);
  busy = true;
  try {
    return await work();
  } finally {
    next();
  }
}

function join(tenantId: string): Promise<void> {
  const all = [...waiting.values()].reduce((sum, line) => sum + line.length, 0);
  if (all >= MOST_WAITING)
    throw new AppError('rate_limited', 'Many pictures are being worked on. Please try again in a moment.', {
      retryAfterSeconds: 5,
    });
  return new Promise((resolve) => {
    waiting.set(tenantId, [...(waiting.get(tenantId) ?? []), resolve]);
  });
}

/** The first of whoever waits longest for a turn; who has had one goes to the end. */
function next(): void {
  const [first] = waiting;
  if (!first) {
    busy = false;
    return;
  }
  const [tenantId, [go, ...rest]] = first;
  waiting.delete(tenantId);
  if (rest.length > 0) waiting.set(tenantId, rest);
  go?.();
}
