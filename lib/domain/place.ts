import type { Package } from '@/lib/domain/catalogue';

type Address = { addressLine: string; postalCode: string; city: string; region: string };

/** The known parts of an address on one line: "12 Mill Lane, Bath, Somerset BA1 1AA"; empty when none is known. */
export function addressInWords(address: Address): string {
  const area = [address.region, address.postalCode].filter(Boolean).join(' ');
  return [address.addressLine, address.city, area].filter(Boolean).join(', ');
}

type Where = Pick<Package, 'locationKind' | 'locationText'>;

/**
 * Where a booking takes place, for people and calendars. `address` is the business's, null when it isn't known;
 * `contactAddress` the customer's, for what takes place there.
 */
export function placeInWords(
  item: Where,
  address: Address | null,
  { contactAddress }: { contactAddress: string },
): string {
  if (item.locationKind === 'CUSTOMER' && contactAddress !== '') return contactAddress;
  if (item.locationText !== '') return item.locationText;
  if (item.locationKind === 'ONLINE') return 'Online';
  if (item.locationKind === 'CUSTOMER') return 'At your place';
  return address === null ? '' : addressInWords(address);
}

/** Whether a booking takes place at the customer's, and nobody has said yet where that is. */
export const addressMissing = (
  { locationKind }: Pick<Where, 'locationKind'>,
  { contactAddress }: { contactAddress: string },
): boolean => locationKind === 'CUSTOMER' && contactAddress === '';

/**
 * Whether a package takes place at the business's and nothing says where that is: customers would be told no place, or
 * to look into a confirmation that names none. `address` is the business's.
 */
export function placeMissing(item: Where, address: Pick<Address, 'addressLine'> | null): boolean {
  if (item.locationKind !== 'BUSINESS') return false;
  const text = item.locationText.trim();
  if (text === '') return !address?.addressLine.trim();
  return /\b(in|with) (your|the) confirmation\b/i.test(text);
}
