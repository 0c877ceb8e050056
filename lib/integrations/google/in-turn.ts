/** Google counts calls by the account that they are for, and refuses those that come too many at once. */
const MOST_AT_ONCE = 2;

const accounts = new Map<string, { running: number; waiting: (() => void)[] }>();

/** Runs `work` when fewer than two others of the same account are under way in this process, in the order of asking. */
export async function inTurn<T>(account: string, work: () => Promise<T>): Promise<T> {
  const own = accounts.get(account) ?? { running: 0, waiting: [] };
  accounts.set(account, own);
  // Whoever ends passes their place on, so nobody who comes later gets between.
  if (own.running >= MOST_AT_ONCE) await new Promise<void>((resolve) => own.waiting.push(resolve));
  else own.running += 1;
  try {
    return await work();
  } finally {
    const next = own.waiting.shift();
    if (next) next();
    else {
      own.running -= 1;
      if (own.running === 0) accounts.delete(account);
    }
  }
}
