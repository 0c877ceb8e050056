import { isLike } from '@/lib/domain/is-like';

/**
 * What was booked in this browser, by package: whoever goes back over the payment page and sends the form again is shown
 * the booking that they have. A booking is known by a fingerprint of its time and the contact's e-mail, never the e-mail
 * itself, so that the next person at the same device isn't shown it.
 */
export type Booked = { mark: string; path: string };

const MOST = 10;
const nameOf = (tenantSlug: string, packageSlug: string) => `booked:${tenantSlug}:${packageSlug}`;

function readAll(tenantSlug: string, packageSlug: string): Booked[] {
  try {
    const kept = localStorage.getItem(nameOf(tenantSlug, packageSlug));
    const all: unknown = kept === null ? [] : JSON.parse(kept);
    return isLike(all, [{ mark: '', path: '' }]) ? all : [];
  } catch {
    return [];
  }
}

function keepAll(tenantSlug: string, packageSlug: string, all: Booked[]): void {
  try {
    localStorage.setItem(nameOf(tenantSlug, packageSlug), JSON.stringify(all.slice(0, MOST)));
  } catch {
    // Storage is blocked: nothing is remembered, and what is sent again is booked again.
  }
}

/** The booking with this mark, if there is one. */
export function bookedBefore(tenantSlug: string, packageSlug: string, mark: string): Booked | undefined {
  return readAll(tenantSlug, packageSlug).find((each) => each.mark === mark);
}

export function noteBooked(tenantSlug: string, packageSlug: string, booked: Booked): void {
  const others = readAll(tenantSlug, packageSlug).filter(({ mark }) => mark !== booked.mark);
  keepAll(tenantSlug, packageSlug, [booked, ...others]);
}

export function forgetBooked(
  tenantSlug: string,
  packageSlug: string,
  matches: (booked: Booked) => boolean,
): void {
  const all = readAll(tenantSlug, packageSlug);
  const left = all.filter((each) => !matches(each));
  if (left.length < all.length) keepAll(tenantSlug, packageSlug, left);
}
