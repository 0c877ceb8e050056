/**
 * What `work` comes to, or `otherwise` when that takes longer than `limitMs`; the work itself goes on, and nobody hears
 * of its end.
 * @throws what `work` fails with in time
 */
export function withTimeout<T, U>(work: Promise<T>, limitMs: number, otherwise: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<U>((resolve) => {
    timer = setTimeout(resolve, limitMs, otherwise).unref();
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
