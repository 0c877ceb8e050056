'use client';

import { CircleCheck, CircleDashed } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { reach } from '@/components/ui/reach';
import type { Policy } from '@/lib/domain/catalogue';
import type { SaveResult } from '../form/save-result';

type ConnectCardProps = {
  started: boolean;
  /** The connected account revoked our access at Stripe. */
  lost: boolean;
  /** Why no new account can be connected, in a sentence; an existing one can be continued. */
  refused: string | null;
  /** What Stripe requires from the business; null: nothing. */
  due: { pastDue: boolean; by: string | null } | null;
  detailsSubmitted: boolean;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  commissionBps: number;
  /** The policy's payment timing. */
  paymentTiming: Policy['paymentTiming'];
  /** Just returned from Stripe: the account's state is fetched at once. */
  cameBack: boolean;
  connect: (input: Record<string, never>) => Promise<SaveResult | undefined>;
  refresh: (input: Record<string, never>) => Promise<SaveResult>;
};

const connected = {
  BEFORE: 'Customers pay when they book, as your policy says.',
  AT_APPOINTMENT:
    'Customers pay at the appointment, as your policy says. Deposits, and the links you send, are paid by card.',
  CUSTOMER_CHOOSES: 'Customers pay when they book or at the appointment, as they choose.',
};
/** Texts where no account can be connected, so that nobody waits for one. */
const never = {
  BEFORE:
    'Your policy asks for payment when people book, so your priced packages can’t be booked online here.',
  AT_APPOINTMENT: 'Customers pay at the appointment.',
  CUSTOMER_CHOOSES: 'All customers pay at the appointment.',
};
const unconnected = {
  BEFORE: 'Until then your priced packages are shown without a way to book them online.',
  AT_APPOINTMENT:
    'Customers pay at the appointment. With Stripe you can ask for a deposit or send a link to pay.',
  CUSTOMER_CHOOSES: 'Until then all customers pay at the appointment.',
};

export function ConnectCard(props: ConnectCardProps) {
  const { started, chargesEnabled, paymentTiming, cameBack, connect, refresh } = props;
  const refused = started ? null : props.refused;
  const router = useRouter();
  const [pending, start] = useTransition();
  useEffect(() => {
    if (!cameBack) return;
    void reach(() => refresh({})).then(() => router.replace('/admin/payments'));
  }, [cameBack, refresh, router]);
  const go = () =>
    start(async () => {
      const result = await reach(() => connect({}));
      if (result && !result.ok) toast.error(result.message);
    });
  const check = () =>
    start(async () => {
      const result = await reach(() => refresh({}));
      if (!result.ok) toast.error(result.message);
      router.refresh();
    });
  return (
    <Card className="max-w-2xl">
      <CardHeader
        title={chargesEnabled ? 'You can take cards' : 'Take cards with Stripe'}
        description={(chargesEnabled ? connected : refused ? never : unconnected)[paymentTiming]}
      />
      <CardBody>
        {refused && (
          <Callout tone="caution" title="Not in your country yet" className="mb-4">
            {refused}
            {paymentTiming === 'BEFORE' && (
              <>
                {' '}
                To be booked online all the same,{' '}
                <Link href="/admin/policy" className="underline">
                  let customers pay at the appointment
                </Link>
                .
              </>
            )}
          </Callout>
        )}
        {started && props.refused && (
          <Callout tone="danger" title="This account may not work as it should" className="mb-4">
            {props.refused} Your account was connected before; where we may not move money, a refund or a
            dispute can’t be settled with it. Please write to us before you take more payments by card.
          </Callout>
        )}
        {props.lost && (
          <Callout tone="danger" title="Your Stripe account is no longer connected" className="mb-4">
            It was closed, or the connection was taken back at Stripe.{' '}
            {refused ? '' : 'Please connect an account again. '}What is booked already stands.
          </Callout>
        )}
        {props.due && (
          <Callout
            tone={props.due.pastDue ? 'danger' : 'caution'}
            title={
              props.due.by ? `Stripe needs more details by ${props.due.by}` : 'Stripe needs more details'
            }
            className="mb-4"
          >
            Without them Stripe stops card payments or payouts.
          </Callout>
        )}
        {!refused && (
          <>
            <ul className="grid gap-2">
              <Step done={props.detailsSubmitted} text="Your details are with Stripe" />
              <Step done={chargesEnabled} text="Cards can be charged" />
              <Step done={props.payoutsEnabled} text="Money is paid out to your bank" />
            </ul>
            <p className="mt-4 text-sm text-soft">
              The platform keeps {props.commissionBps / 100}% of what is paid by card, and the rest goes to
              your account at Stripe. What Stripe charges for the card payment, it charges the platform.
            </p>
          </>
        )}
      </CardBody>
      {!refused && (
        <CardFooter>
          {started && (
            <Button pending={pending} onClick={check}>
              Check again
            </Button>
          )}
          <Button tone={chargesEnabled ? 'plain' : 'accent'} pending={pending} onClick={go}>
            {started ? 'Go on at Stripe' : 'Connect Stripe'}
          </Button>
        </CardFooter>
      )}
    </Card>
  );
}

function Step({ done, text }: { done: boolean; text: string }) {
  return (
    <li className="flex items-center gap-2.5">
      {done ? (
        <CircleCheck aria-hidden className="size-4 text-positive" />
      ) : (
        <CircleDashed aria-hidden className="size-4 text-faint" />
      )}
      <span>
        {text}
        <span className="sr-only">{done ? ': done' : ': not yet'}</span>
      </span>
    </li>
  );
}
