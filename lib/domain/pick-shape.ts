import type { z } from 'zod';

/** The values that a shape names, in its order, and no others: a field that is added to the shape comes along. */
export function pickShape<Shape extends z.ZodRawShape, Values extends Record<keyof Shape, unknown>>(
  shape: Shape,
  values: Values,
): Pick<Values, keyof Shape & keyof Values> {
  return Object.fromEntries(Object.keys(shape).map((key) => [key, values[key]])) as Pick<
    Values,
    keyof Shape & keyof Values
  >;
}
