'use client';

import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { CurrencyNote } from '@/components/ui/currency-note';
import { LinkButton } from '@/components/ui/link-button';
import { moneyText } from '@/components/ui/money';
import { isLike } from '@/lib/domain/is-like';
import { monthOf } from '@/lib/domain/month-feed';
import { limitedFetch } from '@/lib/limited-fetch';
import type { Refused } from './book-answer';
import { isWhenComplete } from './choice';
import type { Offer } from './offer';
import { StepHeading } from './step-heading';
import { useChoice } from './use-choice';
import { forgetMonths } from './use-month';
import { useVisitorClock } from './use-visitor-clock';
import { useWhen } from './use-when';
import { WhenPicker } from './when-picker';
import { choiceInWords } from './when-words';

type Target = { date?: string; start?: string };
type MoveFlowProps = {
  offer: Offer;
  /** The booking's present time, for people, and its local date, whose month is shown first. */
  present: string;
  presentDate: string;
  seats: number;
  version: number;
  /** Path of the manage page, which the routes are relative to. */
  base: string;
  move: (
    wanted: Target & { version: number; differenceCents: number },
  ) => Promise<{ ok: true; url: string | null } | Refused>;
};

type Plan = { differenceCents: number; refundCents: number; totalCents: number };
const anyPlan: Plan = { differenceCents: 0, refundCents: 0, totalCents: 0 };
const lost = 'The connection was lost. Please try again.';

/** Choose another time, see what it costs, then move. */
export function MoveFlow({ offer, present, presentDate, seats, version, base, move }: MoveFlowProps) {
  const { choice: inUrl, change } = useChoice(offer, `${useSearchParams()}`);
  const nothingYet = inUrl.date === null && inUrl.start === null;
  const month = inUrl.month ?? (nothingYet ? monthOf(presentDate) : null);
  const choice = { ...inUrl, seats, month };
  const when = useWhen(offer, choice, `${base}/month`);
  const words = choiceInWords(offer, choice, useVisitorClock());
  const [plan, setPlan] = useState<Plan>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const target: Target =
    offer.package.bookingType === 'DATE'
      ? { date: choice.date ?? undefined }
      : { start: choice.start === null ? undefined : new Date(choice.start).toISOString() };
  const isReady = isWhenComplete(offer, choice) && when.chosenIsFree !== false;

  const look = async () => {
    if (!isReady) {
      setProblem(`Please choose a ${when.isSlots ? 'time' : 'date'} first.`);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    const search = new URLSearchParams(Object.entries(target).filter(([, value]) => value !== undefined));
    try {
      const response = await limitedFetch(`${base}/move/preview?${search}`, { cache: 'no-store' });
      const answer: unknown = await response.json();
      if (response.ok && isLike(answer, anyPlan)) setPlan(answer);
      else setProblem(isLike(answer, { detail: '' }) ? answer.detail : lost);
    } catch {
      setProblem(lost);
    }
    setBusy(false);
  };
  const confirm = async (shown: Plan) => {
    setBusy(true);
    setProblem(undefined);
    const answer = await move({ ...target, version, differenceCents: shown.differenceCents }).catch(
      () => null,
    );
    if (answer?.ok) {
      window.location.assign(answer.url ?? `${base}?moved=1`);
      return;
    }
    setBusy(false);
    setPlan(undefined);
    setProblem(answer?.message ?? lost);
    forgetMonths();
    when.again();
  };

  return (
    <div className="mx-auto grid max-w-4xl gap-8">
      <StepHeading focusKey={plan ? 'move-check' : 'move'} eyebrow={offer.package.name}>
        {plan ? 'Move it like this?' : 'When instead?'}
      </StepHeading>
      {problem && <Callout tone="caution" live title={problem} />}
      {plan ? (
        <Card className="grid max-w-2xl gap-5 p-6 sm:p-8">
          <dl className="grid gap-4">
            <div>
              <dt className="text-sm text-faint">From</dt>
              <dd className="text-soft line-through decoration-faint/60">{present}</dd>
            </div>
            <div>
              <dt className="text-sm text-faint">To</dt>
              <dd className="font-medium">{words?.first}</dd>
              {words?.second && <dd className="text-sm text-soft">{words.second}</dd>}
            </div>
            <div>
              <dt className="text-sm text-faint">Price</dt>
              <dd>{priceSentence(plan, offer)}</dd>
              <dd>
                <CurrencyNote note={offer.currencyNote} className="mt-1" />
              </dd>
            </div>
          </dl>
          <div className="flex flex-wrap gap-2 border-t pt-5">
            <Button tone="accent" size="large" pending={busy} onClick={() => confirm(plan)}>
              {plan.differenceCents > 0 ? 'Pay the difference and move' : 'Move the booking'}
            </Button>
            <Button size="large" onClick={() => setPlan(undefined)}>
              Choose another
            </Button>
          </div>
        </Card>
      ) : (
        <>
          <p className="text-soft">
            Now: <span className="text-ink">{present}</span>. It stays yours until the new one is certain.
          </p>
          <WhenPicker offer={offer} choice={choice} when={when} onChange={change} />
          <div className="flex flex-wrap gap-2">
            <Button tone="accent" size="large" pending={busy} onClick={look}>
              Continue
            </Button>
            <LinkButton href={base} size="large" tone="quiet" prefetch={false}>
              Keep it as it is
            </LinkButton>
          </div>
        </>
      )}
    </div>
  );
}

function priceSentence({ differenceCents, refundCents, totalCents }: Plan, offer: Offer): string {
  const say = (cents: number) => moneyText(cents, offer.tenant.currency, offer.tenant.locale, true);
  if (differenceCents > 0) {
    return `${say(totalCents)} then: ${say(differenceCents)} more, to be paid now. It moves once that has arrived.`;
  }
  if (refundCents > 0) return `${say(totalCents)} then: ${say(refundCents)} goes back the way you paid.`;
  return `${say(totalCents)}, nothing to pay now.`;
}
