/**
 * A measured figure missed its limit. On a machine that others keep busy that says nothing of MAIS, so the case is played
 * again (cell.ts); everything else that fails is a broken promise, however busy the machine.
 */
export class MissedFigure extends Error {}

/** @throws MissedFigure unless `figure` is under `limit` */
export function expectUnder(figure: number, limit: number, what: string): void {
  if (!(figure < limit)) throw new MissedFigure(`${what}: ${Math.round(figure)}, not under ${limit}`);
}
