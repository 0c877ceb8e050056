/**
 * The result of `work`, or `otherwise` when it takes longer than `limitMs`. The work itself continues; its late result
 * or failure is ignored.
 * @throws what `work` fails with in time
 */
export function withTimeout<T, U>(work: Promise<T>, limitMs: number, otherwise: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<U>((resolve) => {
    timer = setTimeout(resolve, limitMs, otherwise).unref();
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
