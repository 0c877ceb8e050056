'use client';

import Link from 'next/link';
import { type ComponentProps, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { InstantText } from '@/components/ui/instant-text';
import { useLocale } from '@/components/ui/locale';
import { formatMoney } from '@/lib/domain/money';
import { spelled } from '@/lib/domain/spelling';
import { CancelDialog } from '../bookings/cancel-dialog';
import { useAct } from '../bookings/use-act';
import type { SaveResult } from '../form/save-result';
import { consequence, type Verdict } from './proposal-words';

type Proposal = {
  id: string;
  sourceName: string;
  packageName: string;
  isDays: boolean;
  isClass: boolean;
  guests: { id: string; contactName: string; version: number }[];
  currency: string;
  start: number;
  movedTo: number | null;
  verdict: Verdict;
};
type Shown = { differenceCents: number; refundCents: number };

export type ProposalCardProps = {
  of: Proposal;
  timeZone: string;
  mayOverride: boolean;
  accept: (input: { id: string; shown: Shown }) => Promise<SaveResult>;
  decline: (input: { id: string }) => Promise<SaveResult>;
  cancel: ComponentProps<typeof CancelDialog>['cancel'];
};

/** One question about what was done in Google: what it is, what Yes means for whom, and both answers. */
export function ProposalCard(props: ProposalCardProps) {
  const { of, timeZone, decline } = props;
  const locale = useLocale();
  const { pending, answer } = useAnswer();
  const show = of.isDays ? 'date' : 'both';
  return (
    <Callout
      tone="info"
      title={
        of.movedTo === null ? (
          'Deleted in Google'
        ) : (
          <>
            Moved in Google to <InstantText at={of.movedTo} timeZone={timeZone} show={show} />
          </>
        )
      }
    >
      <p className="[overflow-wrap:anywhere]">
        <What of={of} />, booked for <InstantText at={of.start} timeZone={timeZone} show={show} />, in{' '}
        {of.sourceName}. {consequence(of.verdict, of.guests, of.currency, locale)}
      </p>
      <span className="mt-2 flex flex-wrap items-center gap-2">
        <Yes {...props} />
        <Button
          pending={pending}
          onClick={() => answer(() => decline({ id: of.id }), 'The entry is being put back.')}
        >
          Put it back
        </Button>
      </span>
    </Callout>
  );
}

function What({ of: { packageName, guests, isClass } }: { of: Proposal }) {
  const [first] = guests;
  return (
    <>
      {packageName}
      {isClass ? (
        ` with ${guests.length} ${guests.length === 1 ? 'guest' : 'guests'}`
      ) : (
        <>
          {', '}
          <Link href={`/admin/bookings/${first?.id}`} className="text-ink underline underline-offset-2">
            {first?.contactName}
          </Link>
        </>
      )}
    </>
  );
}

/** Moves or cancels, after its money was shown; nothing where neither can be done. */
function Yes({ of, mayOverride, accept, cancel }: ProposalCardProps) {
  const locale = useLocale();
  const act = useAct();
  const { pending, answer } = useAnswer();
  const { id, verdict, guests, currency, isClass, packageName } = of;
  const [first] = guests;
  if (verdict.kind === 'no' || !first) return null;
  if (verdict.kind === 'move') {
    const { differenceCents, refundCents } = verdict;
    const yes = () => accept({ id, shown: { differenceCents, refundCents } });
    const costs = differenceCents > 0;
    return (
      <Button
        tone="accent"
        pending={pending}
        onClick={() =>
          answer(
            yes,
            costs ? 'The new time is held until the difference is paid.' : 'Moved. A mail is on its way.',
          )
        }
      >
        {isClass
          ? 'Move the class'
          : costs
            ? `Ask for ${formatMoney(differenceCents, currency, locale)} and move`
            : 'Move the booking'}
      </Button>
    );
  }
  const { byCustomer, byBusiness, heldCents } = verdict;
  if (!isClass)
    return (
      <CancelDialog
        booking={{ ...first, currency }}
        locale={locale}
        byCustomer={byCustomer}
        byBusiness={byBusiness}
        heldCents={heldCents}
        mayOverride={mayOverride}
        cancel={cancel}
      />
    );
  return (
    <ConfirmDialog
      title={`Cancel ${packageName} for everybody?`}
      consequence={consequence(verdict, guests, currency, locale)}
      confirmLabel="Cancel for everybody"
      trigger={
        <Button tone="quiet" className="text-danger">
          Cancel the class
        </Button>
      }
      onConfirm={() => {
        const shown = { differenceCents: 0, refundCents: byBusiness.refundCents };
        return act(() => accept({ id, shown }), `${spelled('Cancelled', locale)} for everybody`);
      }}
    />
  );
}

/** For a button without a dialog of its own: what failed is shown in passing. */
function useAnswer() {
  const act = useAct();
  const [pending, begin] = useTransition();
  const answer = (ask: () => Promise<SaveResult>, done: string) =>
    begin(async () => {
      const failed = await act(ask, done);
      if (failed) toast.error(failed);
    });
  return { pending, answer };
}
