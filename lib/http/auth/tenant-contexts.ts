import { findTenantBySlug, findTenantIdsByName, type TenantAddress } from '@/lib/data/catalogue/catalogue';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { mayBeSlug, slugify } from '@/lib/domain/ids';
import { siteLinks } from '@/lib/domain/site-links';
import { type ManageLink, readManageToken } from '@/lib/integrations/crypto/manage-link';
import { worksFor } from './session';

const visitorActor = { kind: 'CUSTOMER', id: null, name: '' } as const;

/** A visitor on a business's public site; null when there is no such business. */
async function siteContext(slug: string): Promise<{ ctx: TenantContext; tenant: TenantAddress } | null> {
  if (!mayBeSlug(slug)) return null;
  const tenant = await findTenantBySlug(slug);
  return tenant && { ctx: mintTenantContext(tenant.id, visitorActor), tenant };
}

/**
 * A visitor who reads or books on a business's site. A draft is closed to strangers; whoever works there walks through it
 * as a visitor would (`isPreview`), up to the booking, which is refused to everybody (`planBooking`).
 */
export async function visitorContext(
  slug: string,
): Promise<
  { state: 'open'; ctx: TenantContext; tenant: TenantAddress; isPreview: boolean } | { state: 'draft' } | null
> {
  const found = await siteContext(slug);
  if (!found) return null;
  if (found.tenant.isLive) return { state: 'open', ...found, isPreview: false };
  return (await worksFor(found.tenant.id))
    ? { state: 'open', ...found, isPreview: true }
    : { state: 'draft' };
}

/** @throws AppError not_found, not_live */
export async function requireVisitorContext(
  slug: string,
): Promise<{ ctx: TenantContext; tenant: TenantAddress }> {
  const found = await visitorContext(slug);
  if (!found) throw new AppError('not_found', 'This business is not here any more.');
  if (found.state === 'draft')
    throw new AppError('not_live', 'This business isn’t open yet: nothing can be booked here so far.');
  return found;
}

/** Whether the business whose site is at `present` has or had the address `slug`. */
export async function isAddressOf(slug: string, present: string): Promise<boolean> {
  return (await siteContext(slug))?.tenant.slug === present;
}

/** A visitor on the sites of the businesses that somebody may mean, who names one or gives the address of its site. */
export async function namedContexts(named: string): Promise<TenantContext[]> {
  const [, inAddress] = named.split(siteLinks('').home);
  const slug = inAddress?.split(/[/?#\s]/)[0] ?? slugify(named);
  const [addressed, ids] = await Promise.all([siteContext(slug), findTenantIdsByName(named)]);
  const all = new Set(addressed ? [addressed.tenant.id, ...ids] : ids);
  return [...all].map((id) => mintTenantContext(id, visitorActor));
}

/**
 * A customer who followed the link to their own booking. The caller compares the link's version with the booking's,
 * to see whether the link is still valid.
 */
export function manageContext(
  token: unknown,
  now: number,
): { link: Exclude<ManageLink, { reason: 'invalid' }>; ctx: TenantContext } | null {
  if (typeof token !== 'string') return null;
  const link = readManageToken(token, now);
  if (!link.ok && link.reason === 'invalid') return null;
  const { tenantId, bookingId } = link.claim;
  return { link, ctx: mintTenantContext(tenantId, { ...visitorActor, bookingId }) };
}

/** An operator who acts on a business from the console; call authorizeOperator or requireOperator first. */
export function operatorContext(operator: { id: string; name: string }, tenantId: string): TenantContext {
  return mintTenantContext(tenantId, { kind: 'OPERATOR', id: operator.id, name: operator.name });
}
