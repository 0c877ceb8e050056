/**
 * Assigns one resource to each group, none twice: the first such assignment in the groups' order of preference, or null
 * when there is none. `candidates[i]` are the resources that could fill group i, preferred first.
 *
 * A bipartite matching with augmenting paths, so the work is bounded by groups² × candidates, also where no assignment
 * exists. Trying the combinations one by one takes hours for six groups that share thirty people.
 */
export function assign(candidates: readonly (readonly string[])[]): string[] | null {
  const simple = firstNotTaken(candidates);
  if (simple !== null) return simple;

  const matching = new Matching(candidates);
  for (let group = 0; group < candidates.length; group += 1) {
    if (!matching.augment(group, -1)) return null;
  }
  for (let group = 0; group < candidates.length; group += 1) matching.prefer(group);
  return matching.chosen as string[];
}

/**
 * The first untaken candidate of each group. Where every group finds one it is the best assignment; null: some group
 * found none.
 */
function firstNotTaken(candidates: readonly (readonly string[])[]): string[] | null {
  const chosen: string[] = [];
  for (const group of candidates) {
    const id = group.find((each) => !chosen.includes(each));
    if (id === undefined) return null;
    chosen.push(id);
  }
  return chosen;
}

class Matching {
  /** The resource of each group; undefined: not filled yet. */
  readonly chosen: (string | undefined)[];
  /** The group that each resource fills. */
  private readonly holder = new Map<string, number>();

  constructor(private readonly candidates: readonly (readonly string[])[]) {
    this.chosen = candidates.map(() => undefined);
  }

  /**
   * Fills `group` by the shortest chain of groups that each pass to another resource. Groups up to `fixed` keep theirs.
   * @returns whether there is such a chain; without one nothing has changed
   */
  augment(group: number, fixed: number): boolean {
    const reachedFrom = new Map<string, number>();
    const queue = [group];
    for (const next of queue) {
      for (const id of this.candidates[next] ?? []) {
        if (reachedFrom.has(id)) continue;
        const holder = this.holder.get(id);
        if (holder !== undefined && holder <= fixed) continue;
        reachedFrom.set(id, next);
        if (holder === undefined) {
          this.passAlong(id, group, reachedFrom);
          return true;
        }
        queue.push(holder);
      }
    }
    return false;
  }

  private passAlong(free: string, group: number, reachedFrom: ReadonlyMap<string, number>): void {
    let id: string | undefined = free;
    while (id !== undefined) {
      const taker = reachedFrom.get(id) as number;
      const left: string | undefined = this.chosen[taker];
      this.chosen[taker] = id;
      this.holder.set(id, taker);
      id = taker === group ? undefined : left;
    }
  }

  /**
   * Gives `group` the first of its candidates that still leaves one for each later group; earlier groups keep theirs.
   */
  prefer(group: number): void {
    const own = this.chosen[group] as string;
    for (const id of this.candidates[group] ?? []) {
      if (id === own) return;
      const holder = this.holder.get(id);
      if (holder !== undefined && holder < group) continue;
      this.holder.delete(own);
      this.holder.set(id, group);
      this.chosen[group] = id;
      if (holder === undefined) return;
      this.chosen[holder] = undefined;
      if (this.augment(holder, group)) return;
      this.chosen[holder] = id;
      this.holder.set(id, holder);
      this.chosen[group] = own;
      this.holder.set(own, group);
    }
  }
}
