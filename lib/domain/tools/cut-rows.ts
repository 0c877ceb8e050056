/** The most rows that one answer of a tool holds, at whatever depth. */
export const MOST_ROWS = 50;

export type More = { field: string; shown: number; of: number };

/**
 * Cuts every list of an answer to its first `MOST_ROWS` entries.
 * @returns the answer, and for each list that was cut its path (empty: the answer itself) and how long it was
 */
export function cutRows(answer: unknown): { data: unknown; more: More[] } {
  const more: More[] = [];
  const cut = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) {
      if (value.length > MOST_ROWS) more.push({ field: path, shown: MOST_ROWS, of: value.length });
      return value.slice(0, MOST_ROWS).map((each, at) => cut(each, `${path}[${at}]`));
    }
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, cut(inner, path === '' ? key : `${path}.${key}`)]),
    );
  };
  const data = cut(answer, '');
  return { data, more };
}
