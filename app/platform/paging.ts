/** Links to the previous and next pages of a list: back leads to the newest, since a list may grow meanwhile. */
export function pageLinks(
  path: string,
  query: Record<string, string>,
  after: string | null,
  lastId: string | undefined,
): { firstHref: string | null; nextHref: string | null } {
  const href = (cursor: string) => {
    const params = new URLSearchParams(
      Object.entries({ ...query, after: cursor }).filter(([, value]) => value !== ''),
    );
    return `${path}?${params}`;
  };
  return { firstHref: after ? href('') : null, nextHref: lastId ? href(lastId) : null };
}
