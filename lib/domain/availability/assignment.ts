/**
 * One resource for each group, none used twice: the first such choice in the groups' own order of preference, or null.
 * `candidates[i]` are the resources that could fill group i.
 */
export function assign(candidates: readonly (readonly string[])[]): string[] | null {
  const chosen: string[] = [];
  const fill = (group: number): boolean => {
    if (group === candidates.length) return true;
    for (const resourceId of candidates[group] ?? []) {
      if (chosen.includes(resourceId)) continue;
      chosen.push(resourceId);
      if (fill(group + 1)) return true;
      chosen.pop();
    }
    return false;
  };
  return fill(0) ? chosen : null;
}
