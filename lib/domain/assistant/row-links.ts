import type { RowLink } from './parts';

/** Where the office shows what an operation changes, by its noun. */
const pages: Record<string, RowLink> = {
  add_on: { label: 'Extras', href: '/admin/extras' },
  blackout: { label: 'Closed periods', href: '/admin/closed' },
  package: { label: 'Packages', href: '/admin/packages' },
  policy: { label: 'Policy', href: '/admin/policy' },
  resource: { label: 'People and rooms', href: '/admin/people' },
  schedule: { label: 'Hours', href: '/admin/hours' },
  segment: { label: 'Segments', href: '/admin/segments' },
  service: { label: 'Services', href: '/admin/services' },
  site: { label: 'Site', href: '/admin/site' },
  business: { label: 'Business', href: '/admin/business' },
};

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The page of the row that a call was about; none for a list, whose rows the answer links itself. */
export function rowLinksOf(operation: string, input: unknown): RowLink[] {
  const [noun = '', verb = ''] = operation.split('.');
  const sent = (input ?? {}) as { bookingId?: unknown; id?: unknown };
  if (typeof sent.bookingId === 'string' && id.test(sent.bookingId))
    return [{ label: 'Booking', href: `/admin/bookings/${sent.bookingId}` }];
  if (noun === 'customer' && typeof sent.id === 'string' && id.test(sent.id) && verb !== 'erase')
    return [{ label: 'Customer', href: `/admin/customers/${sent.id}` }];
  const page = pages[noun];
  return page && !/^(?:list|read)/.test(verb) ? [page] : [];
}
