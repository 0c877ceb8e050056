'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { RadioCards } from '@/components/ui/radio-cards';
import { Textarea } from '@/components/ui/textarea';
import { formatMoney } from '@/lib/domain/money';
import { spelled } from '@/lib/domain/spelling';
import { AmountInput } from '../form/amount-input';
import { type Acted, useAct } from './use-act';

export type CancelPreview = { refundCents: number; keptCents: number } | null;

type CancelDialogProps = {
  booking: { id: string; version: number; contactName: string; currency: string };
  locale: string;
  /** By the policy; null: the customer could no longer cancel. */
  byCustomer: CancelPreview;
  byBusiness: CancelPreview;
  /** The most that can be refunded, minor units. */
  heldCents: number;
  mayOverride: boolean;
  cancel: (input: {
    bookingId: string;
    version: number;
    by: 'customer' | 'business';
    reason: string;
    /** The refund that the dialog shows. */
    refundCents: number;
    /** The office chose the amount instead of the policy. */
    override: boolean;
  }) => Promise<Acted>;
};

type Way = 'customer' | 'business' | 'own';

/** Says what is refunded before anything is cancelled. */
export function CancelDialog(props: CancelDialogProps) {
  const { booking, locale, byCustomer, byBusiness, heldCents, mayOverride, cancel } = props;
  const [open, setOpen] = useState(false);
  const [way, setWay] = useState<Way>(byCustomer ? 'customer' : 'business');
  const [own, setOwn] = useState<number | null>(heldCents);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const act = useAct();
  const say = (cents: number) => formatMoney(cents, booking.currency, locale);
  const canceled = spelled('Cancelled', locale);
  const words = (preview: CancelPreview) => {
    if (!preview) return undefined;
    if (heldCents === 0) return 'Nothing was paid, so nothing goes back.';
    if (preview.refundCents === 0) return `Nothing goes back, you keep ${say(preview.keptCents)}.`;
    const kept = preview.keptCents > 0 ? `you keep ${say(preview.keptCents)}` : 'that is everything';
    return `${say(preview.refundCents)} goes back, ${kept}.`;
  };
  const options = [
    ...(byCustomer
      ? [
          {
            value: 'customer',
            label: 'The customer cancels, as the policy says',
            description: words(byCustomer),
          },
        ]
      : []),
    { value: 'business', label: 'We cancel', description: words(byBusiness) },
    ...(mayOverride && heldCents > 0
      ? [
          {
            value: 'own',
            label: 'Another sum goes back',
            description: `Up to ${say(heldCents)}, with a reason.`,
          },
        ]
      : []),
  ];
  const refund = way === 'own' ? own : (way === 'customer' ? byCustomer : byBusiness)?.refundCents;
  const confirm = () => {
    if (way === 'own' && (own === null || own > heldCents))
      return setProblem(`Type a sum up to ${say(heldCents)}.`);
    if (way === 'own' && !reason.trim()) return setProblem('Please say why another sum goes back.');
    start(async () => {
      const failed = await act(
        () =>
          cancel({
            bookingId: booking.id,
            version: booking.version,
            by: way === 'customer' ? 'customer' : 'business',
            reason,
            refundCents: refund ?? 0,
            override: way === 'own',
          }),
        refund ? `${canceled}. ${say(refund)} goes back.` : canceled,
      );
      setProblem(failed);
      if (!failed) setOpen(false);
    });
  };
  return (
    <Dialog
      open={open}
      pending={pending}
      onOpenChange={(next) => {
        setProblem(undefined);
        // The refundable amount may have changed since the dialog was closed.
        setOwn(heldCents);
        setOpen(next);
      }}
      title="Cancel this booking?"
      description={`The time is free at once and ${booking.contactName} gets a mail.`}
      trigger={
        <Button tone="quiet" className="text-danger">
          Cancel booking
        </Button>
      }
      footer={
        <>
          <DialogClose asChild>
            <Button aria-disabled={pending || undefined}>Keep it</Button>
          </DialogClose>
          <Button tone="danger" pending={pending} onClick={confirm}>
            {refund ? `Cancel and give back ${say(refund)}` : 'Cancel booking'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Fieldset legend="Who cancels">
          <RadioCards name="way" options={options} value={way} onChange={(next) => setWay(next as Way)} />
        </Fieldset>
        {way === 'own' && (
          <AmountInput label="Goes back" currency={booking.currency} value={own} onChange={setOwn} />
        )}
        <Field label="Reason" optional={way !== 'own'} hint="Told to the customer, and kept in the timeline.">
          <Textarea
            rows={2}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {problem && (
          <Callout tone="danger" live>
            {problem}
          </Callout>
        )}
      </div>
    </Dialog>
  );
}
