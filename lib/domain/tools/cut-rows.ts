/** The most rows that one answer of a tool holds, at whatever depth. */
export const MOST_ROWS = 50;

export type More = { field: string; shown: number; of: number };

/**
 * Cuts every list of an answer to its first `MOST_ROWS` entries, and takes the fields out that are `leftOut`.
 * @returns the answer, and for each list that was cut its path (empty: the answer itself) and how long it was
 */
export function cutRows(answer: unknown, leftOut: ReadonlySet<string>): { data: unknown; more: More[] } {
  const more: More[] = [];
  const path: string[] = [];
  const inside = (key: string, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    path.push(key);
    const shown = cut(value);
    path.pop();
    return shown;
  };
  const cut = (value: object): unknown => {
    if (value instanceof Date) return value;
    if (Array.isArray(value)) {
      if (value.length > MOST_ROWS)
        more.push({ field: path.join('').slice(1), shown: MOST_ROWS, of: value.length });
      return value.slice(0, MOST_ROWS).map((each, at) => inside(`[${at}]`, each));
    }
    const shown: Record<string, unknown> = {};
    for (const [key, each] of Object.entries(value))
      if (!leftOut.has(key)) shown[key] = inside(`.${key}`, each);
    return shown;
  };
  const data = typeof answer === 'object' && answer !== null ? cut(answer) : answer;
  return { data, more };
}
