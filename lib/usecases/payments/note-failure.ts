import { findCheckoutOwnerById, setCheckoutFailure } from '@/lib/data/checkouts';
import { readMetadata } from './stripe-metadata';

/**
 * A card was declined: noted on the checkout, where the office sees it. The customer was told by the payment page and
 * may try another card, so nothing else changes.
 */
export async function noteFailure(event: {
  failure: string;
  metadata: Record<string, string>;
}): Promise<string> {
  const named = readMetadata(event.metadata);
  const owner = named && (await findCheckoutOwnerById(named.tenantId, named.checkoutId));
  if (!owner) return 'not ours';
  await setCheckoutFailure(owner.ctx, owner.id, event.failure);
  return 'noted';
}
