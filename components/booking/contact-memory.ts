import { z } from 'zod';

/**
 * The contact as typed, kept for the lifetime of the tab, so that a reload or a detour over the payment page loses
 * nothing.
 */
const contactSchema = z.object({
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  notes: z.string(),
  saveCard: z.boolean(),
});
export type Contact = z.infer<typeof contactSchema>;

export const noContact: Contact = { name: '', email: '', phone: '', notes: '', saveCard: false };

/** The form field of a path of the booking body; null: none. */
export function fieldOf(path: string): keyof Contact | null {
  const name = path.split('.').at(-1);
  return name !== undefined && name in noContact ? (name as keyof Contact) : null;
}

const keyOf = (tenantSlug: string) => `contact:${tenantSlug}`;

export function recallContact(tenantSlug: string): Contact | null {
  try {
    const kept = sessionStorage.getItem(keyOf(tenantSlug));
    return kept === null ? null : contactSchema.parse(JSON.parse(kept));
  } catch {
    return null;
  }
}

export function keepContact(tenantSlug: string, contact: Contact): void {
  try {
    sessionStorage.setItem(keyOf(tenantSlug), JSON.stringify(contact));
  } catch {
    // Storage is blocked: only the convenience is lost.
  }
}
