import type { Claim } from './types';

/**
 * Groups claims by resource, each list sorted by start; only of the given resources, and only those that overlap (from,
 * to). Epoch ms.
 */
export function claimsByResource(
  claims: readonly Claim[],
  resourceIds: Iterable<string>,
  from: number,
  to: number,
): Map<string, Claim[]> {
  const byResource = new Map<string, Claim[]>();
  for (const id of resourceIds) byResource.set(id, []);
  const [only, ...others] = byResource;
  if (only && others.length === 0) {
    // Most claims are of other resources, and most services need one resource: comparing is faster than a map look-up.
    const [id, list] = only;
    for (const claim of claims) {
      if (claim.resourceId === id && claim.end > from && claim.start < to) list.push(claim);
    }
  } else {
    for (const claim of claims) {
      if (claim.end > from && claim.start < to) byResource.get(claim.resourceId)?.push(claim);
    }
  }
  for (const list of byResource.values()) sortByStart(list);
  return byResource;
}

/** Sorts in place; a list that is already in order, as queries return it, costs one pass. */
function sortByStart(claims: Claim[]): void {
  for (let index = 1; index < claims.length; index += 1) {
    if ((claims[index] as Claim).start < (claims[index - 1] as Claim).start) {
      claims.sort((a, b) => a.start - b.start);
      return;
    }
  }
}

/**
 * How many seats an occurrence has taken among `claims` in [from, to), epoch ms; -1 when a claim of another occurrence,
 * or one that takes the whole resource, is in the way.
 */
export function seatsTakenIn(
  claims: readonly Claim[],
  from: number,
  to: number,
  occurrence: () => string,
): number {
  let taken = 0;
  for (const claim of claims) {
    if (claim.start >= to) break;
    if (claim.end <= from) continue;
    if (claim.seatTo === null || claim.occurrence !== occurrence()) return -1;
    taken += claim.seatTo - claim.seatFrom;
  }
  return taken;
}
