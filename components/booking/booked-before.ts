import { isLike } from '@/lib/domain/is-like';
import { keep, type PackageKept, readKept } from './kept-of-package';

/**
 * What was booked in this browser, by package: whoever goes back over the payment page and sends the form again is shown
 * the booking that they have. A booking is known by a fingerprint of its time and the contact's e-mail, never the e-mail
 * itself, so that the next person at the same device isn't shown it.
 */
export type Booked = { mark: string; path: string };

const MOST = 10;

function readAll(item: PackageKept): Booked[] {
  try {
    const kept = readKept('booked', item);
    const all: unknown = kept === null ? [] : JSON.parse(kept);
    return isLike(all, [{ mark: '', path: '' }]) ? all : [];
  } catch {
    return [];
  }
}

function keepAll(item: PackageKept, all: Booked[]): void {
  try {
    keep('booked', item, all.slice(0, MOST));
  } catch {
    // Storage is blocked: nothing is remembered, and what is sent again is booked again.
  }
}

/** The booking with this mark, if there is one. */
export function bookedBefore(item: PackageKept, mark: string): Booked | undefined {
  return readAll(item).find((each) => each.mark === mark);
}

export function noteBooked(item: PackageKept, booked: Booked): void {
  const others = readAll(item).filter(({ mark }) => mark !== booked.mark);
  keepAll(item, [booked, ...others]);
}

export function forgetBooked(item: PackageKept, matches: (booked: Booked) => boolean): void {
  const all = readAll(item);
  const left = all.filter((each) => !matches(each));
  if (left.length < all.length) keepAll(item, left);
}
