'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { InstantText } from '@/components/ui/instant-text';
import { Money } from '@/components/ui/money';
import { reach } from '@/components/ui/reach';
import type { SaveResult } from '../form/save-result';

type Verdict =
  | { ok: true; differenceCents: number; refundCents: number; currency: string }
  | { ok: false; detail: string };
type Proposal = {
  id: string;
  sourceName: string;
  booking: { id: string; contactName: string; packageName: string; start: number } | null;
  kind: 'moved' | 'deleted';
  start: number | null;
  verdict: Verdict;
};

type ProposalListProps = {
  proposals: Proposal[];
  timeZone: string;
  accept: (input: { id: string }) => Promise<SaveResult>;
  decline: (input: { id: string }) => Promise<SaveResult>;
};

/** What was moved or deleted in Google, as questions: nothing happens to a booking until somebody says so. */
export function ProposalList({ proposals, timeZone, accept, decline }: ProposalListProps) {
  if (proposals.length === 0) return null;
  return (
    <ul className="grid gap-3">
      {proposals.map((proposal) => (
        <li key={proposal.id}>
          <Question of={proposal} timeZone={timeZone} accept={accept} decline={decline} />
        </li>
      ))}
    </ul>
  );
}

function Question({
  of: { id, sourceName, booking, kind, start, verdict },
  timeZone,
  accept,
  decline,
}: { of: Proposal } & Omit<ProposalListProps, 'proposals'>) {
  const router = useRouter();
  const [pending, begin] = useTransition();
  const answer = (act: ProposalListProps['accept'], done: string) =>
    begin(async () => {
      const result = await reach(() => act({ id }));
      if (result.ok) toast.success(done);
      else toast.error(result.message);
      router.refresh();
    });
  return (
    <Callout
      tone="info"
      title={
        kind === 'moved' && start !== null ? (
          <>
            Moved in Google to <InstantText at={start} timeZone={timeZone} />
          </>
        ) : (
          'Deleted in Google'
        )
      }
      action={
        <span className="flex flex-wrap gap-2">
          {verdict.ok && (
            <Button
              tone="accent"
              pending={pending}
              onClick={() => answer(accept, 'Booking moved. The customer is told.')}
            >
              Move the booking
            </Button>
          )}
          <Button pending={pending} onClick={() => answer(decline, 'The entry is being put back.')}>
            Put it back
          </Button>
        </span>
      }
    >
      <p className="[overflow-wrap:anywhere]">
        {booking ? (
          <>
            <Link href={`/admin/bookings/${booking.id}`} className="text-ink underline underline-offset-2">
              {booking.packageName}, {booking.contactName}
            </Link>
            , booked for <InstantText at={booking.start} timeZone={timeZone} />, in {sourceName}.{' '}
          </>
        ) : (
          `A class, in ${sourceName}. `
        )}
        {verdict.ok ? (
          <>
            It is free. {booking?.contactName} will be told;{' '}
            {verdict.refundCents > 0 ? (
              <>
                <Money cents={verdict.refundCents} currency={verdict.currency} /> go back.
              </>
            ) : (
              'nothing to pay.'
            )}
          </>
        ) : (
          verdict.detail
        )}
      </p>
    </Callout>
  );
}
