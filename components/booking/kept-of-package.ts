/**
 * What this browser keeps of a package for all its tabs, under the package's id: a business or a package that changes its
 * address keeps it. Until then it was kept under both addresses, where it is still found. Every function may throw: storage
 * may be blocked.
 */
export type PackageKept = { id: string; slug: string; tenantSlug: string };
type What = 'attempt' | 'booked';

const nameOf = (what: What, { id }: PackageKept) => `${what}:${id}`;
const formerNameOf = (what: What, { tenantSlug, slug }: PackageKept) => `${what}:${tenantSlug}:${slug}`;

export const readKept = (what: What, item: PackageKept): string | null =>
  localStorage.getItem(nameOf(what, item)) ?? localStorage.getItem(formerNameOf(what, item));

export function keep(what: What, item: PackageKept, value: unknown): void {
  localStorage.setItem(nameOf(what, item), JSON.stringify(value));
  localStorage.removeItem(formerNameOf(what, item));
}

export function forgetKept(what: What, item: PackageKept): void {
  localStorage.removeItem(nameOf(what, item));
  localStorage.removeItem(formerNameOf(what, item));
}

/** A package of a booking or an offer. */
export const keptOf = (of: {
  tenant: { slug: string };
  package: { id: string; slug: string };
}): PackageKept => ({
  id: of.package.id,
  slug: of.package.slug,
  tenantSlug: of.tenant.slug,
});
