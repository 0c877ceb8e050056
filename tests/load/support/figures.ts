/** A size of the procedure; `quick` (the second argument of the command line) wants a tenth of it. */
export const size = (full: number): number => (process.argv[3] === 'quick' ? Math.ceil(full / 10) : full);

/** Prints each figure beside its target, and makes the process fail when one was missed. */
export function figure(what: string, found: number | string, target: string, met: boolean): void {
  console.log(`${met ? '✓' : '✗'} ${what}: ${found} (target ${target})`);
  if (!met) process.exitCode = 1;
}

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

export const ms = (value: number): string => `${Math.round(value)} ms`;
