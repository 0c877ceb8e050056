/** The counts of a sweep; the next sweep finds the `failed` ones again. */
export type Swept = { done: number; failed: number; errors: unknown[] };

/**
 * Runs `work` on every item with limited concurrency; a failure doesn't stop the others. After `until` (epoch
 * milliseconds) none is started.
 */
export async function forEach<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
  until = Number.POSITIVE_INFINITY,
): Promise<Swept> {
  const swept: Swept = { done: 0, failed: 0, errors: [] };
  const queue = [...items];
  const worker = async () => {
    while (Date.now() < until) {
      const item = queue.shift();
      if (item === undefined) return;
      try {
        await work(item);
        swept.done += 1;
      } catch (error) {
        swept.failed += 1;
        swept.errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return swept;
}
