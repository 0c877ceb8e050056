/** Runs a step and prints one line with its duration. The work may return the line's label. */
export async function step<T>(
  label: string,
  work: () => Promise<T> | T,
  describe?: (result: T) => string,
): Promise<T> {
  const started = performance.now();
  const result = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`✓ ${describe?.(result) ?? label} · ${seconds} s`);
  return result;
}
