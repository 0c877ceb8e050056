import type { Contact as Written } from '@/lib/domain/inputs/contact-rules';
import { isLike } from '@/lib/domain/is-like';

/**
 * The contact as typed, kept for the lifetime of the tab, so that a reload or a detour over the payment page loses
 * nothing.
 */
export type Contact = Written & { saveCard: boolean };

export const noContact: Contact = { name: '', email: '', phone: '', address: '', notes: '', saveCard: false };

/** The form field of a path of the booking body; null: none. */
export function fieldOf(path: string): keyof Contact | null {
  const name = path.split('.').at(-1);
  return name !== undefined && name in noContact ? (name as keyof Contact) : null;
}

const keyOf = (tenantId: string) => `contact:${tenantId}`;

export function recallContact(tenantId: string): Contact | null {
  try {
    const kept = sessionStorage.getItem(keyOf(tenantId));
    const contact: unknown = kept === null ? null : JSON.parse(kept);
    return isLike(contact, noContact) ? contact : null;
  } catch {
    return null;
  }
}

export function keepContact(tenantId: string, contact: Contact): void {
  try {
    sessionStorage.setItem(keyOf(tenantId), JSON.stringify(contact));
  } catch {
    // Storage is blocked: only the convenience is lost.
  }
}
