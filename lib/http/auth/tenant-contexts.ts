import { findTenantBySlug, findTenantIdsByName, type TenantAddress } from '@/lib/data/catalogue/catalogue';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { mayBeSlug, slugify } from '@/lib/domain/ids';
import { siteLinks } from '@/lib/domain/site-links';
import { type ManageLink, readManageToken } from '@/lib/integrations/crypto/manage-link';

const visitorActor = { kind: 'CUSTOMER', id: null, name: '' } as const;

/** A visitor on a business's public site; null when there is no such business. */
export async function siteContext(
  slug: string,
): Promise<{ ctx: TenantContext; tenant: TenantAddress } | null> {
  if (!mayBeSlug(slug)) return null;
  const tenant = await findTenantBySlug(slug);
  return tenant && { ctx: mintTenantContext(tenant.id, visitorActor), tenant };
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
