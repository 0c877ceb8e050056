import type { Metadata } from 'next';
import { cache } from 'react';
import { linkProblemWords } from '@/components/booking/link-problem';
import { shortDateInWords } from '@/lib/domain/when';
import { openCustomerBooking } from '@/lib/http/auth/customer-booking';

/** The booking behind the link, read once for the page and its metadata. */
export const loadBooking = cache((token: string) => openCustomerBooking(token, Date.now()));

/** "Couple's massage, Tue, 12 May 2026": tells the tabs of two bookings apart. Where the link doesn't open: why. */
export async function titleOf(token: string, page?: string): Promise<Metadata> {
  const opened = await loadBooking(token);
  if (opened.state !== 'open') return { title: { absolute: linkProblemWords[opened.state][0] } };
  const { package: item, date, tenant } = opened.booking;
  const title = `${item.name}, ${shortDateInWords(date, tenant.locale)}`;
  return { title: { absolute: page ? `${page}: ${title}` : title } };
}
