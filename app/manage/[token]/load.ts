import { cache } from 'react';
import { openCustomerBooking } from '@/lib/http/auth/customer-booking';

/** The booking behind the link, read once for the page and its metadata. */
export const loadBooking = cache((token: string) => openCustomerBooking(token, Date.now()));
