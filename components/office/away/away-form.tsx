'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LinkButton } from '@/components/ui/link-button';
import { reach } from '@/components/ui/reach';
import type { RecordAbsenceInput } from '@/lib/domain/editing/absence-input';
import { formatMoney } from '@/lib/domain/money';
import { spelled } from '@/lib/domain/spelling';
import type { SaveResult } from '../form/save-result';
import { count } from '../words';
import { type AwayBooking, AwayRow } from './away-row';

type AwayFormProps = {
  resourceId: string;
  name: string;
  date: string;
  /** "today", or the date. */
  day: string;
  total: number;
  rows: AwayBooking[];
  timeZone: string;
  locale: string;
  record: (
    input: RecordAbsenceInput,
  ) => Promise<
    { ok: true; done: { bookingId: string; problem: string | null }[] } | Extract<SaveResult, { ok: false }>
  >;
};

/** What becomes of each booking, with a suggestion that can stay; then all at once. */
export function AwayForm({ rows: read, total, name, day, locale, ...props }: AwayFormProps) {
  const router = useRouter();
  const [choices, setChoices] = useState<Record<string, string>>({});
  const [reason, setReason] = useState(`${name} is unexpectedly away.`);
  const [problem, setProblem] = useState<string>();
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [done, setDone] = useState<{ given: number; canceled: number } | null>(null);
  /** Dealt with here: the page may not have been read again yet. */
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [pending, start] = useTransition();
  const rows = read.filter(({ id }) => !gone.has(id));

  const choiceOf = (row: AwayBooking) => choices[row.id] ?? suggestion(row);
  const named = rows.flatMap((row) => {
    const choice = choiceOf(row);
    return choice === 'stay' ? [] : [{ row, choice }];
  });
  const canceled = named.filter(({ choice }) => choice === 'cancel');
  const backCents = canceled.reduce((sum, { row }) => sum + (row.refundCents ?? 0), 0);
  const currency = canceled.find(({ row }) => row.currency)?.row.currency;

  const confirm = () =>
    start(async () => {
      setProblem(undefined);
      const answer = await reach(() =>
        props.record({
          resourceId: props.resourceId,
          date: props.date,
          reason,
          bookings: named.map(({ row, choice }) => ({
            bookingId: row.id,
            version: row.version,
            choice:
              choice === 'cancel'
                ? { do: 'cancel', refundCents: row.refundCents ?? 0 }
                : { do: 'give', to: choice },
          })),
        }),
      );
      router.refresh();
      if (!answer.ok) return setProblem(answer.message);
      const failed = new Map(
        answer.done.flatMap((each) => (each.problem ? [[each.bookingId, each.problem]] : [])),
      );
      setProblems(Object.fromEntries(failed));
      const went = named.filter(({ row }) => !failed.has(row.id));
      const cancels = went.filter(({ choice }) => choice === 'cancel').length;
      setDone({ given: went.length - cancels, canceled: cancels });
      setGone(new Set([...gone, ...went.map(({ row }) => row.id)]));
      setChoices({});
    });

  return (
    <div className="grid max-w-3xl gap-5">
      {done && (
        <Callout
          tone="positive"
          live
          title={`${name} can’t be booked ${day} any more`}
          action={<LinkButton href="/admin">Back to today</LinkButton>}
        >
          {doneInWords(done, locale)}
        </Callout>
      )}
      {rows.length === 0 ? (
        !done && (
          <p className="text-soft">
            Nobody has booked {name} that day. It can be closed for them all the same.
          </p>
        )
      ) : (
        <ul className="grid gap-2" aria-label={`Bookings of ${name}`}>
          {rows.map((row) => (
            <AwayRow
              key={`${row.id}${row.moving}`}
              row={row}
              choice={choiceOf(row)}
              problem={problems[row.id]}
              timeZone={props.timeZone}
              locale={locale}
              onChange={(choice) => setChoices((all) => ({ ...all, [row.id]: choice }))}
            />
          ))}
        </ul>
      )}
      {total > read.length && (
        <p className="text-sm text-soft">
          And {count(total - read.length, 'booking')} more, once these are done.
        </p>
      )}
      {canceled.length > 0 && (
        <Field
          label="Why"
          hint={`Customers whose booking is ${spelled('cancelled', locale)} read it.`}
          optional
        >
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      )}
      {problem && (
        <Callout tone="danger" live>
          {problem}
        </Callout>
      )}
      {(rows.length > 0 || !done) && (
        <div className="flex flex-wrap items-center gap-3">
          <Button tone="accent" pending={pending} onClick={confirm}>
            {buttonWords(named.length - canceled.length, canceled.length, locale) ||
              `Close the day for ${name}`}
          </Button>
          {backCents > 0 && currency && (
            <span className="text-sm text-soft">{formatMoney(backCents, currency, locale)} goes back.</span>
          )}
        </div>
      )}
    </div>
  );
}

/** Somebody who is free, else all money back; what can't be cancelled stays. */
function suggestion({ suggested, refundCents }: AwayBooking): string {
  return suggested ?? (refundCents === null ? 'stay' : 'cancel');
}

function buttonWords(given: number, canceled: number, locale: string): string {
  const words = [
    given > 0 && `Give ${count(given, 'booking')} to others`,
    canceled > 0 && `${given > 0 ? 'cancel' : 'Cancel'} ${given > 0 ? canceled : count(canceled, 'booking')}`,
  ];
  return spelled(words.filter(Boolean).join(', '), locale);
}

function doneInWords({ given, canceled }: { given: number; canceled: number }, locale: string): string {
  const words = [
    given > 0 && `${given} given to others`,
    canceled > 0 && `${canceled} ${spelled('cancelled', locale)}`,
  ];
  const said = words.filter(Boolean).join(', ');
  return said && `${said}. Each of these customers gets one mail.`;
}
