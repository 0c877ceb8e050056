import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addToolCalls, type NewToolCall } from '@/lib/data/tools/tool-calls';
import { AppError } from '@/lib/domain/errors';

/** How long the record of a read may wait for others, so that many are one statement. */
const WITHIN_MS = 100;
/** When the database took none. */
const AGAIN_MS = 1_000;
/** While so many wait, no further call is answered before they are written. */
const MOST_WAITING = 1_000;

type Book = {
  waiting: { ctx: TenantContext; call: NewToolCall }[];
  /** How many wait, and are being written. */
  open: number;
  /** The next writing, from the first that waits for it on. */
  next: Promise<void> | null;
  /** Whether somebody keeps the process alive until then. */
  isAwaited: boolean;
  /** One at a time, so that whoever waits for the last has them all. */
  writing: Promise<void>;
};

// The framework's bundles each load this module; all copies share what waits, so that the shutdown finds all of it.
const store = globalThis as typeof globalThis & { maisToolCalls?: Book };
function theBook(): Book {
  store.maisToolCalls ??= { waiting: [], open: 0, next: null, isAwaited: false, writing: Promise.resolve() };
  return store.maisToolCalls;
}

/** Puts a call on record. @throws AppError unavailable when it can't be written */
export const recordCall = (ctx: TenantContext, call: NewToolCall): Promise<void> => addToolCalls(ctx, [call]);

/**
 * The same for a call that has changed nothing: it is written within `WITHIN_MS` together with others, whether or not the
 * caller is still there, and before the process ends. One that is killed loses the reads of that time.
 * @throws AppError unavailable when so many wait already, and none can be written
 */
export async function recordSoon(ctx: TenantContext, call: NewToolCall): Promise<void> {
  const book = theBook();
  if (book.open >= MOST_WAITING) await writeRecords();
  if (book.open >= MOST_WAITING)
    throw new AppError(
      'unavailable',
      'We can’t put this call on record right now. Please try again in a moment.',
      {
        retryAfterSeconds: AGAIN_MS / 1000,
      },
    );
  book.open += 1;
  book.waiting.push({ ctx, call });
  if (!book.next) writeIn(book, WITHIN_MS);
}

function writeIn(book: Book, ms: number): void {
  book.isAwaited = false;
  book.next = new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    // A process that has nothing else to do ends without a database that is away.
    if (ms === AGAIN_MS) timer.unref();
  })
    .then(() => {
      book.next = null;
      return writeRecords();
    })
    .catch((error: unknown) => {
      if (!isAway(error)) throw error;
    });
  // Whoever awaits it hears of it.
  book.next.catch(() => {});
}

/**
 * Writes what waits. What the database is not there for goes on waiting.
 * @throws AppError unavailable; what the database refused
 */
export function writeRecords(): Promise<void> {
  const book = theBook();
  const writing = book.writing.then(() => write(book));
  book.writing = writing.catch(() => {});
  return writing;
}

async function write(book: Book): Promise<void> {
  const calls = Map.groupBy(book.waiting.splice(0), ({ ctx }) => ctx.tenantId);
  const written = await Promise.allSettled(
    [...calls.values()].map(async (of) => {
      const [first] = of;
      if (!first) return;
      try {
        await addToolCalls(
          first.ctx,
          of.map(({ call }) => call),
        );
      } catch (error) {
        if (isAway(error)) {
          book.waiting.unshift(...of);
          book.open += of.length;
          if (!book.next) writeIn(book, AGAIN_MS);
        }
        throw error;
      } finally {
        book.open -= of.length;
      }
    }),
  );
  for (const each of written) if (each.status === 'rejected') throw each.reason;
}

const isAway = (error: unknown): boolean => error instanceof AppError && error.code === 'unavailable';

/**
 * The next writing, for one caller: a function must not be frozen before that, after it has answered. Null: nothing waits,
 * or somebody else awaits it.
 */
export function recordsToAwait(): Promise<void> | null {
  const book = theBook();
  if (!book.next || book.isAwaited) return null;
  book.isAwaited = true;
  return book.next;
}
