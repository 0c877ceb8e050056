'use client';

import { CalendarClock } from 'lucide-react';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { reach } from '@/components/ui/reach';
import { Select } from '@/components/ui/select';
import type { FieldError } from '@/lib/domain/errors';
import { formatMoney } from '@/lib/domain/money';
import { type Acted, useAct } from './use-act';
import { type Chosen, type ReadMonth, WhenField } from './when-field';

type Move = { bookingId: string; version: number; date?: string; start?: string; resource?: string };
type Preview =
  | { ok: true; differenceCents: number; refundCents: number }
  | { ok: false; message: string; errors?: FieldError[] };

type MoveDialogProps = {
  booking: {
    id: string;
    version: number;
    bookingType: 'DATE' | 'TIMESLOT';
    seats: number;
    currency: string;
    contactName: string;
    package: { slug: string };
    /** The present date, start (epoch ms) and resources by name. */
    date: string;
    start: number;
    with: string[];
    /** The resources that the booking could have. */
    people: { slug: string; name: string }[];
  };
  timeZone: string;
  locale: string;
  today: string;
  readMonth: ReadMonth;
  preview: (move: Move) => Promise<Preview>;
  move: (move: Move) => Promise<Acted>;
};

/** Moves a booking to another date, time or person, and shows the price difference before. */
export function MoveDialog(props: MoveDialogProps) {
  const { booking, timeZone, locale, today } = props;
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState('');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<string>();
  const [refusals, setRefusals] = useState(0);
  const [looking, look] = useTransition();
  const [pending, start] = useTransition();
  const act = useAct();
  const target = (value: Chosen, resource: string): Move => ({
    bookingId: booking.id,
    version: booking.version,
    ...(resource ? { resource } : {}),
    ...('date' in value ? { date: value.date } : { start: new Date(value.start).toISOString() }),
  });
  const choose = (value: Chosen | null, resource = person) => {
    setChosen(value);
    setPreview(null);
    setProblem(undefined);
    if (value)
      look(async () => {
        const looked = await reach(() => props.preview(target(value, resource)));
        setPreview(looked);
        if (!looked.ok) setRefusals((count) => count + 1);
      });
  };
  const confirm = () =>
    chosen &&
    start(async () => {
      const failed = await act(() => props.move(target(chosen, person)), doneWords(preview));
      setProblem(failed);
      if (failed) setRefusals((count) => count + 1);
      else setOpen(false);
    });
  return (
    <Dialog
      wide
      open={open}
      pending={pending}
      onOpenChange={(next) => {
        setPerson('');
        choose(null, '');
        setOpen(next);
      }}
      title="Move this booking"
      description={`${booking.contactName} gets a mail with the new time.`}
      trigger={
        <Button>
          <CalendarClock aria-hidden /> Move
        </Button>
      }
      // In the footer, next to its buttons: below the calendar it was out of sight.
      footer={
        <>
          {preview && (
            <Callout className="basis-full" tone={preview.ok ? 'info' : 'danger'} live>
              {preview.ok ? moneyWords(preview, booking.currency, locale) : preview.message}
            </Callout>
          )}
          {problem && (
            <Callout className="basis-full" tone="danger" live>
              {problem}
            </Callout>
          )}
          <DialogClose asChild>
            <Button aria-disabled={pending || undefined}>Go back</Button>
          </DialogClose>
          <Button tone="accent" disabled={!preview?.ok} pending={looking || pending} onClick={confirm}>
            Move booking
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {booking.people.length > 0 && (
          <div className="flex flex-wrap items-end gap-3">
            <Field label="With" className="min-w-48">
              <Select
                value={person}
                onChange={(event) => {
                  setPerson(event.target.value);
                  choose(null, event.target.value);
                }}
              >
                <option value="">
                  As booked{booking.with.length > 0 ? `: ${booking.with.join(', ')}` : ''}
                </option>
                {booking.people
                  .filter(({ name }) => !booking.with.includes(name))
                  .map(({ slug, name }) => (
                    <option key={slug} value={slug}>
                      {name}
                    </option>
                  ))}
              </Select>
            </Field>
            {person && (
              <Button
                aria-pressed={isOwnTime(chosen, booking)}
                className={cn(isOwnTime(chosen, booking) && 'border-accent bg-accent-soft')}
                onClick={() => choose(ownTime(booking))}
              >
                Keep the {booking.bookingType === 'DATE' ? 'date' : 'time'}
              </Button>
            )}
          </div>
        )}
        {open && (
          <WhenField
            package={{ slug: booking.package.slug, bookingType: booking.bookingType }}
            seats={booking.seats}
            exceptBookingId={booking.id}
            resource={person || undefined}
            // The booking's own time is no move, unless the person changes.
            notAt={person ? undefined : ownTime(booking)}
            timeZone={timeZone}
            locale={locale}
            today={today}
            firstOn={booking.date}
            refusals={refusals}
            value={chosen}
            onChange={(value) => choose(value)}
            readMonth={props.readMonth}
          />
        )}
      </div>
    </Dialog>
  );
}

type Place = Pick<MoveDialogProps['booking'], 'bookingType' | 'date' | 'start'>;

const ownTime = ({ bookingType, date, start }: Place): Chosen =>
  bookingType === 'DATE' ? { date } : { start };

const isOwnTime = (chosen: Chosen | null, place: Place) =>
  chosen !== null && JSON.stringify(chosen) === JSON.stringify(ownTime(place));

function moneyWords(
  { differenceCents, refundCents }: { differenceCents: number; refundCents: number },
  currency: string,
  locale: string,
): string {
  if (differenceCents > 0)
    return `That time costs ${formatMoney(differenceCents, currency, locale)} more. Both times are held for a day at most, and it moves once the customer, who gets a mail, has paid the difference.`;
  if (refundCents > 0)
    return `That time costs less: ${formatMoney(refundCents, currency, locale)} goes back.`;
  return 'The price stays as it is.';
}

const doneWords = (preview: Preview | null) =>
  preview?.ok && preview.differenceCents > 0
    ? 'The new time is held until the difference is paid'
    : 'Booking moved';
