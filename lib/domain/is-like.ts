/**
 * Whether a value from outside has the shape of a sample: the same kinds of values under the sample's names, in a list
 * each entry like the sample's first. For what a customer's browser kept or was sent by us: there a schema library
 * would weigh more than all that it checks.
 */
export function isLike<T>(value: unknown, sample: T): value is T {
  if (Array.isArray(sample)) {
    return Array.isArray(value) && (sample.length === 0 || value.every((each) => isLike(each, sample[0])));
  }
  if (typeof sample !== 'object' || sample === null) return typeof value === typeof sample;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(sample).every(([name, each]) =>
    isLike((value as Record<string, unknown>)[name], each),
  );
}
