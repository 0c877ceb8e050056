import { quoteOutlook } from '@/lib/domain/cancel-outlook';
import type { Quote } from '@/lib/domain/quote';
import type { ZoneClock } from '@/lib/domain/zone-offsets';
import type { Choice } from './choice';
import type { Offer } from './offer';
import { startOf } from './when-words';

/** What cancelling would cost once this is booked; null while no time ahead is chosen. */
export function cancelWords(
  offer: Offer,
  choice: Pick<Choice, 'date' | 'start'>,
  quote: Quote,
  visitor: ZoneClock | null,
): string | null {
  const start = startOf(offer, choice);
  if (start === null) return null;
  return quoteOutlook({
    quote,
    policy: offer.policy,
    arrangement: offer.arrangement ?? 'ONLINE',
    start,
    timeZone: offer.clock,
    visitor: visitor ?? offer.clock,
    now: offer.now,
    locale: offer.tenant.locale,
  });
}
