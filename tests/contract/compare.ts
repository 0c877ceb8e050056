import type { Exchange, Recording } from './recording';

/** Where the stand-in may do otherwise than Stripe, and why that does no harm. */
export type Exception = {
  scenario: string;
  /** As a difference names its place: `exchange 3, response.body.error.param`. */
  place: string;
  reason: string;
};

/** What the stand-in says otherwise than Stripe did, one line for each place; empty: nothing. */
export function differences(
  recording: Recording,
  standIn: readonly Exchange[],
  exceptions: readonly Exception[],
): string[] {
  const { scenario, exchanges } = recording;
  const found = new Map<string, string>();
  for (let each = 0; each < Math.max(exchanges.length, standIn.length); each += 1) {
    compare(exchanges[each], standIn[each], [], (place, said, instead) =>
      found.set(
        `exchange ${each + 1}${place ? `, ${place}` : ''}`,
        `Stripe: ${said}, the stand-in: ${instead}`,
      ),
    );
  }
  const allowed = exceptions.filter((each) => each.scenario === scenario);
  const unused = allowed.filter(({ place }) => !found.has(place));
  for (const { place } of allowed) found.delete(place);
  return [
    ...[...found].map(([place, what]) => `${scenario}, ${place}: ${what}`),
    ...unused.map(({ place }) => `${scenario}, ${place}: an exception that nothing needs any more`),
  ];
}

type Note = (place: string, said: string, instead: string) => void;

function compare(one: unknown, other: unknown, path: string[], note: Note): void {
  if (isTree(one) && isTree(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      compare(one[key], other[key], [...path, key], note);
    }
    return;
  }
  const [said, instead] = [JSON.stringify(one) ?? 'nothing', JSON.stringify(other) ?? 'nothing'];
  if (said !== instead) note(path.join('.'), said, instead);
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
