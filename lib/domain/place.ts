import type { Package } from '@/lib/domain/catalogue';

type Address = { addressLine: string; postalCode: string; city: string; region: string };

/** The known parts of an address on one line: "12 Mill Lane, Bath, Somerset BA1 1AA"; empty when none is known. */
export function addressInWords(address: Address): string {
  const area = [address.region, address.postalCode].filter(Boolean).join(' ');
  return [address.addressLine, address.city, area].filter(Boolean).join(', ');
}

/** Where a booking takes place, for people and calendars. `address` is the business's; null when it isn't known. */
export function placeInWords(
  item: Pick<Package, 'locationKind' | 'locationText'>,
  address: Address | null,
): string {
  if (item.locationText !== '') return item.locationText;
  if (item.locationKind === 'ONLINE') return 'Online';
  if (item.locationKind === 'CUSTOMER') return 'At your place';
  return address === null ? '' : addressInWords(address);
}
