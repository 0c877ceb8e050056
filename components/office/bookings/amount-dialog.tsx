'use client';

import { type ReactNode, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { formatMoney } from '@/lib/domain/money';
import { AmountInput } from '../form/amount-input';
import { type Acted, useAct } from './use-act';

type AmountDialogProps = {
  trigger: ReactNode;
  title: string;
  description: string;
  currency: string;
  locale: string;
  /** The preset and maximum amount; minor units. */
  mostCents: number;
  noteLabel: string;
  /** The payment methods to choose from; absent where there is only one. */
  methods?: { value: string; label: string }[];
  /** "Give back {sum}", "Record {sum}" */
  verb: string;
  done: string;
  act: (typed: { amountCents: number; note: string; method: string }) => Promise<Acted>;
};

/** Asks for an amount; the button says what will happen with it. */
export function AmountDialog(props: AmountDialogProps) {
  const { currency, locale, mostCents, methods = [], verb } = props;
  const [open, setOpen] = useState(false);
  const [amount, setAmount] = useState<number | null>(mostCents);
  const [note, setNote] = useState('');
  const [method, setMethod] = useState(methods[0]?.value ?? '');
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const run = useAct();
  const say = (cents: number) => formatMoney(cents, currency, locale);
  const confirm = () => {
    if (amount === null || amount <= 0 || amount > mostCents)
      return setProblem(`Type a sum from the least coin up to ${say(mostCents)}.`);
    start(async () => {
      const failed = await run(() => props.act({ amountCents: amount, note, method }), props.done);
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
        setAmount(mostCents);
        setOpen(next);
      }}
      title={props.title}
      description={props.description}
      trigger={props.trigger}
      footer={
        <>
          <DialogClose asChild>
            <Button aria-disabled={pending || undefined}>Go back</Button>
          </DialogClose>
          <Button tone="accent" pending={pending} onClick={confirm}>
            {amount ? `${verb} ${say(amount)}` : verb}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {methods.length > 0 && (
          <Field label="How it was paid">
            <Select value={method} onChange={(event) => setMethod(event.target.value)}>
              {methods.map((each) => (
                <option key={each.value} value={each.value}>
                  {each.label}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <AmountInput
          label="Sum"
          hint={`Up to ${say(mostCents)}.`}
          currency={currency}
          value={amount}
          onChange={setAmount}
        />
        <Field label={props.noteLabel} optional>
          <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
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
