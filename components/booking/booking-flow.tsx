'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { deviceZone } from '@/components/ui/device-zone';
import type { CreateBookingInput } from '@/lib/domain/booking-input';
import { keepMoneyShape } from '@/lib/domain/money-shape';
import type { Quote } from '@/lib/domain/quote';
import { type Attempt, attemptFor, bookingMark, keepAttempt } from './attempt';
import type { BookAnswer, LeaveAnswer, Refused } from './book-answer';
import { type Booked, bookedBefore, forgetBooked, noteBooked } from './booked-before';
import { dateOf, isWhenComplete } from './choice';
import type { Step } from './choice-url';
import type { Contact } from './contact-memory';
import { keptOf } from './kept-of-package';
import { LaterSteps } from './later-steps';
import { LiveHold, useLiveHold } from './live-hold';
import type { Offer } from './offer';
import { presentOffer, priceOf, quoteOf } from './price';
import { StepTrail, stopsOf } from './step-trail';
import { useChoice } from './use-choice';
import { forgetMonths } from './use-month';
import { useStepTitle } from './use-step-title';
import { useFirstClock } from './use-visitor-clock';
import { visitorClock } from './visitor-clock';
import { WhenStep } from './when-step';
import { WideSummary } from './wide-summary';
import { wishOf } from './wish';

type BookingFlowProps = {
  offer: Offer;
  /** The address's query as the page was opened. */
  search: string;
  /** Path of the business's site. */
  home: string;
  /** Path of the route that answers months of availability (lib/domain/month-feed.ts). */
  monthRoute: string;
  /** Idempotent per key. */
  book: (wish: { key: string; body: CreateBookingInput }) => Promise<BookAnswer>;
  /** Releases the holds of these idempotency keys. */
  leaveHolds: (earlier: { keys: string[] }) => Promise<LeaveAnswer>;
};

export function BookingFlow({ offer: first, search, home, monthRoute, book, leaveHolds }: BookingFlowProps) {
  const [offered, setOffered] = useState(first);
  keepMoneyShape(offered.tenant.currency, offered.tenant.locale, offered.money);
  const { choice, change, step: wanted, goTo, hrefOf } = useChoice(offered, search);
  const [arrangement, setArrangement] = useState(offered.arrangement);
  const offer = useMemo(() => ({ ...offered, arrangement }), [offered, arrangement]);
  const { held, look } = useLiveHold(offer);
  const [holdOver, setHoldOver] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const [booked, setBooked] = useState<Booked>();
  const [newQuote, setNewQuote] = useState<Quote | null>(null);
  const [pending, setPending] = useState(false);

  const reckoned = priceOf(offer, choice);
  const price = newQuote ? { ok: true as const, quote: newQuote } : reckoned;
  const hasAddOns = offer.addOns.length > 0;
  const isPaid = !price.ok || price.quote.dueNowCents > 0;
  // Whoever has chosen when will soon need the steps after it.
  const isNear = isWhenComplete(offer, choice);
  const step: Step = !isNear ? 'when' : wanted === 'extras' && !hasAddOns ? 'details' : wanted;
  useStepTitle(offer, step);
  useFirstClock(offer, choice, monthRoute, step !== 'when');
  // A link may name a step after a choice that it doesn't carry: making that choice must not skip ahead.
  const isAhead = step === 'when' && wanted !== 'when';
  useEffect(() => {
    if (isAhead) goTo('when', 'replace');
  });
  const liveHold = holdOver ? null : held;
  const isHeld =
    liveHold !== null &&
    liveHold.start === choice.start &&
    (choice.start !== null || liveHold.date === choice.date);

  const changeBasket = useCallback(
    (patch: Parameters<typeof change>[0]) => {
      setNewQuote(null);
      setRefused(undefined);
      change(patch);
    },
    [change],
  );

  // A refusal is shown beside the form; whoever leaves the form, also by the browser's back button, has read it.
  useEffect(() => {
    if (step === 'details') return;
    setRefused(undefined);
    setBooked(undefined);
  }, [step]);

  // The back-forward cache may restore this page from before the payment page, still busy.
  useEffect(() => {
    const wake = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      setPending(false);
      setRefused(undefined);
      setBooked(undefined);
    };
    window.addEventListener('pageshow', wake);
    return () => window.removeEventListener('pageshow', wake);
  }, []);

  const submit = async (contact: Contact) => {
    if (!price.ok || pending) return;
    const body = wishOf(offer, choice, contact, price.quote, visitorClock(deviceZone()));
    const before = bookedBefore(keptOf(offer), bookingMark(body));
    setBooked(before);
    if (before) return;
    setPending(true);
    const refusal = await place(body).catch(() => unreachable);
    if (refusal === null) return;
    setPending(false);
    setRefused(refusal);
    forgetMonths();
    if (refusal.code === 'price_changed') {
      setNewQuote(quoteOf(refusal, price.quote));
      setOffered(presentOffer(refusal, offered));
    }
  };

  /** Books and goes to the next page. @returns the refusal if it couldn't */
  const place = async (body: CreateBookingInput): Promise<Refused | null> => {
    let attempt = attemptFor(keptOf(offer), body, Date.now());
    // The hold of an earlier attempt would block this one: the customer would compete with themselves.
    if (attempt.formers.length > 0) {
      const left = await leaveHolds({ keys: attempt.formers });
      if (!left.ok) return left;
      attempt = { ...attempt, formers: [], held: null };
      keepAttempt(keptOf(offer), attempt);
      look();
      if (left.bookedPath !== null) {
        const path = `${home}/${left.bookedPath}`;
        noteBooked(keptOf(offer), { mark: bookingMark(body), path });
        window.location.assign(path);
        return null;
      }
    }
    const answer = await book({ key: attempt.key, body });
    if (!answer.ok) return answer;
    leaveFor(answer, attempt, bookingMark(body));
    return null;
  };

  /** The page stays busy until the next one is loaded. */
  const leaveFor = (answer: Extract<BookAnswer, { ok: true }>, attempt: Attempt, mark: string) => {
    const bookedUrl = `${home}/${answer.bookedPath}`;
    keepAttempt(keptOf(offer), {
      ...attempt,
      held: {
        bookedUrl: `${bookedUrl}&left=1`,
        until: answer.holdExpiresAt ?? 0,
        date: dateOf(offer, choice),
        start: choice.start,
        mark,
      },
    });
    window.location.assign(answer.nextUrl ?? bookedUrl);
  };

  const bookAnother = () => {
    forgetBooked(keptOf(offer), ({ mark }) => mark === booked?.mark);
    changeBasket({ date: null, start: null });
    goTo('when');
  };

  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 gap-8">
        <StepTrail stops={stopsOf(hasAddOns, isPaid, hrefOf)} current={step} onGo={goTo} />
        {liveHold && <LiveHold offer={offer} held={liveHold} onEnd={() => setHoldOver(true)} />}
        {step === 'when' && (
          <WhenStep
            offer={offer}
            choice={choice}
            price={price}
            route={monthRoute}
            isHeld={isHeld}
            onChange={changeBasket}
            onNext={() => goTo(hasAddOns ? 'extras' : 'details')}
          />
        )}
        {isNear && (
          <LaterSteps
            step={step === 'when' ? null : step}
            extras={{
              offer,
              choice,
              price,
              onChange: (extras) => changeBasket({ extras }),
              onNext: () => goTo('details'),
              onBack: () => goTo('when'),
            }}
            details={{
              offer,
              choice,
              price,
              pending,
              route: monthRoute,
              refused,
              booked,
              newQuote,
              onPick: changeBasket,
              onChooseAnew: () => goTo('when'),
              onAnother: bookAnother,
              onArrangement: (chosen) => {
                setNewQuote(null);
                setArrangement(chosen);
              },
              onSubmit: submit,
              onBack: () => goTo(hasAddOns ? 'extras' : 'when'),
            }}
          />
        )}
      </div>
      <WideSummary offer={offer} choice={choice} price={price} />
    </div>
  );
}

const unreachable: Refused = {
  ok: false,
  code: 'unavailable',
  message: 'The connection was lost.',
};
