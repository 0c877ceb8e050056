'use client';

import { CalendarDays, UserRound, Users } from 'lucide-react';
import { CurrencyNote } from '@/components/ui/currency-note';
import type { Result } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';
import { cancelWords } from './cancel-words';
import type { Choice } from './choice';
import type { Offer } from './offer';
import { PriceLines } from './price-lines';
import { useVisitorClock } from './use-visitor-clock';
import { choiceInWords } from './when-words';

type SummaryProps = { offer: Offer; choice: Choice; price: Result<{ quote: Quote }> };

/** What is about to be booked: always in view on a wide screen, a tap away on a phone. */
export function Summary({ offer, choice, price }: SummaryProps) {
  const visitor = useVisitorClock();
  const words = choiceInWords(offer, choice, visitor);
  const cancel = price.ok ? cancelWords(offer, choice, price.quote, visitor) : null;
  const { tenant, package: item, staff } = offer;
  const person = staff?.people.find(({ slug }) => slug === choice.resource);
  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="display text-2xl [overflow-wrap:anywhere]" dir="auto">
          {item.name}
        </h2>
        <p className="text-sm text-soft">{tenant.name}</p>
      </div>
      <ul className="grid gap-2 text-sm">
        <Fact icon={CalendarDays}>
          {words === null ? (
            <span className="text-faint">No {item.bookingType === 'DATE' ? 'date' : 'time'} chosen yet</span>
          ) : (
            <span className="grid">
              <span className="font-medium">{words.first}</span>
              {words.second && <span className="text-soft">{words.second}</span>}
            </span>
          )}
        </Fact>
        {item.maxSeats > 1 && (
          <Fact icon={Users}>{choice.seats === 1 ? '1 person' : `${choice.seats} people`}</Fact>
        )}
        {staff && <Fact icon={UserRound}>{person ? `With ${person.name}` : 'With anyone who is free'}</Fact>}
      </ul>
      {price.ok ? (
        <>
          <PriceLines
            quote={price.quote}
            locale={tenant.locale}
            taxName={tenant.taxName}
            withDue={words !== null}
          />
          <CurrencyNote note={offer.currencyNote} />
          {cancel && <p className="border-t pt-3 text-sm text-soft">{cancel}</p>}
        </>
      ) : (
        <p className="text-sm text-danger">{price.detail}</p>
      )}
    </div>
  );
}

function Fact({ icon: Icon, children }: { icon: typeof Users; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-2.5">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
      <span className="min-w-0">{children}</span>
    </li>
  );
}
