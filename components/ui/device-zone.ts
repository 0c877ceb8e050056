type Now = { Temporal?: { Now: { timeZoneId: () => string } } };

/**
 * The zone that the visitor's device reports, in a browser; null where it reports none. The first use of Intl in a page
 * takes a browser as long as drawing half of it: where Temporal is there, it knows too.
 */
export function deviceZone(): string | null {
  const { Temporal } = globalThis as Now;
  return (Temporal?.Now.timeZoneId() ?? new Intl.DateTimeFormat().resolvedOptions().timeZone) || null;
}
