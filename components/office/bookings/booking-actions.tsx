'use client';

import { Ellipsis, HandCoins } from 'lucide-react';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import { reach } from '@/components/ui/reach';
import type { BookingStatus } from '@/lib/domain/lifecycle';
import { formatMoney } from '@/lib/domain/money';
import type { MoneyState } from '@/lib/domain/money-state';
import { AmountDialog } from './amount-dialog';
import { CancelDialog, type CancelPreview } from './cancel-dialog';
import { MoveDialog } from './move-dialog';
import { type Acted, useAct } from './use-act';

type Looked = { bookingId: string; version: number };

type BookingActionsProps = {
  booking: {
    id: string;
    version: number;
    status: BookingStatus;
    bookingType: 'DATE' | 'TIMESLOT';
    seats: number;
    currency: string;
    contactName: string;
    package: { slug: string };
    date: string;
    start: number;
    with: string[];
    people: { slug: string; name: string }[];
  };
  /** Whether the appointment has begun. */
  begun: boolean;
  money: MoneyState;
  timeZone: string;
  locale: string;
  today: string;
  manageLink: string;
  byCustomer: CancelPreview;
  byBusiness: CancelPreview;
  may: {
    move: boolean;
    cancel: boolean;
    override: boolean;
    refund: boolean;
    record: boolean;
    attend: boolean;
  };
  actions: {
    cancel: React.ComponentProps<typeof CancelDialog>['cancel'];
    move: React.ComponentProps<typeof MoveDialog>['move'];
    previewMove: React.ComponentProps<typeof MoveDialog>['preview'];
    readMonth: React.ComponentProps<typeof MoveDialog>['readMonth'];
    refund: (input: Looked & { amountCents: number; reason: string }) => Promise<Acted>;
    record: (
      input: Looked & { method: 'CASH' | 'TRANSFER'; amountCents: number; note: string },
    ) => Promise<Acted>;
    attendance: (input: Looked & { to: 'COMPLETED' | 'NO_SHOW' }) => Promise<Acted>;
    resend: (input: { bookingId: string }) => Promise<Acted>;
    payLink: (input: { bookingId: string }) => Promise<Acted>;
  };
};

/** The actions that are possible with a booking now; others aren't shown. */
export function BookingActions(props: BookingActionsProps) {
  const { booking, begun, money, may, actions, locale } = props;
  const held = money.heldCents;
  const looked = { bookingId: booking.id, version: booking.version };
  const stands = booking.status === 'CONFIRMED';
  return (
    <>
      {may.record &&
        money.owedCents > 0 &&
        ['PENDING', 'CONFIRMED', 'COMPLETED', 'NO_SHOW'].includes(booking.status) && (
          <AmountDialog
            trigger={
              <Button tone="accent">
                <HandCoins aria-hidden /> Record payment
              </Button>
            }
            title="Record a payment"
            description="Money that came in without a card: cash, or on your account."
            currency={booking.currency}
            locale={locale}
            mostCents={money.owedCents}
            noteLabel="Note"
            methods={[
              { value: 'CASH', label: 'Cash' },
              { value: 'TRANSFER', label: 'Bank transfer' },
            ]}
            verb="Record"
            done="Payment recorded"
            act={({ amountCents, note, method }) =>
              actions.record({
                ...looked,
                amountCents,
                note,
                method: method === 'TRANSFER' ? 'TRANSFER' : 'CASH',
              })
            }
          />
        )}
      {may.attend && <Outcome {...props} />}
      {may.move && stands && (
        <MoveDialog
          booking={booking}
          timeZone={props.timeZone}
          locale={locale}
          today={props.today}
          readMonth={actions.readMonth}
          preview={actions.previewMove}
          move={actions.move}
        />
      )}
      {may.refund && held > 0 && (
        <AmountDialog
          trigger={<Button>Refund</Button>}
          title="Give money back"
          description={`${booking.contactName} keeps the booking and gets a mail. It goes back the way it was paid.`}
          currency={booking.currency}
          locale={locale}
          mostCents={held}
          noteLabel="Reason"
          verb="Give back"
          done="Refund is on its way"
          act={({ amountCents, note }) => actions.refund({ ...looked, amountCents, reason: note })}
        />
      )}
      {may.cancel && (stands || booking.status === 'PENDING') && !begun && (
        <CancelDialog
          booking={booking}
          locale={locale}
          byCustomer={props.byCustomer}
          byBusiness={props.byBusiness}
          heldCents={held}
          mayOverride={may.override}
          cancel={actions.cancel}
        />
      )}
      <More {...props} />
    </>
  );
}

function Outcome({ booking, begun, money, actions, locale }: BookingActionsProps) {
  const act = useAct();
  const looked = { bookingId: booking.id, version: booking.version };
  const kept = formatMoney(money.heldCents, booking.currency, locale);
  const noShow = (booking.status === 'CONFIRMED' && begun) || booking.status === 'COMPLETED';
  const completed = (booking.status === 'CONFIRMED' && begun) || booking.status === 'NO_SHOW';
  return (
    <>
      {completed && (
        <ConfirmDialog
          tone="accent"
          trigger={<Button>Took place</Button>}
          title="Did it take place?"
          consequence="It is marked as completed. No money moves."
          confirmLabel="Yes, completed"
          onConfirm={() =>
            act(() => actions.attendance({ ...looked, to: 'COMPLETED' }), 'Marked as completed')
          }
        />
      )}
      {noShow && (
        <ConfirmDialog
          trigger={<Button>No-show</Button>}
          title={`Did ${booking.contactName} not come?`}
          consequence={`It is marked as a no-show. You keep the ${kept} that was paid; nothing goes back by itself.`}
          confirmLabel="Mark as no-show"
          onConfirm={() => act(() => actions.attendance({ ...looked, to: 'NO_SHOW' }), 'Marked as a no-show')}
        />
      )}
    </>
  );
}

function More({ booking, money, manageLink, actions, may }: BookingActionsProps) {
  const act = useAct();
  const [link, setLink] = useState<{ title: string; text: string; url: string } | null>(null);
  const [, start] = useTransition();
  const run = (work: () => Promise<string | undefined>) =>
    start(async () => {
      const problem = await work();
      if (problem) toast.error(problem);
    });
  const payLink = () =>
    start(async () => {
      const result = await reach(() => actions.payLink({ bookingId: booking.id }));
      if (!result.ok) return void toast.error(result.message);
      if (result.checkoutUrl)
        setLink({
          title: 'Link to pay',
          text: 'The customer pays by card on this page. It works for some hours.',
          url: result.checkoutUrl,
        });
    });
  return (
    <>
      <DropdownMenu
        trigger={
          <Button size="icon" aria-label="More">
            <Ellipsis />
          </Button>
        }
      >
        <MenuItem
          onSelect={() =>
            run(() => act(() => actions.resend({ bookingId: booking.id }), 'Mail is on its way'))
          }
        >
          Mail it to the customer again
        </MenuItem>
        <MenuItem
          onSelect={() =>
            setLink({
              title: 'The customer’s own link',
              text: 'With it they can see, move or cancel the booking. Give it only to them.',
              url: manageLink,
            })
          }
        >
          Show the customer’s link
        </MenuItem>
        {may.record && money.owedCents > 0 && booking.status === 'CONFIRMED' && (
          <MenuItem onSelect={payLink}>Make a link to pay by card</MenuItem>
        )}
      </DropdownMenu>
      <Dialog
        open={link !== null}
        onOpenChange={(next) => !next && setLink(null)}
        title={link?.title ?? ''}
        description={link?.text}
      >
        {link && (
          <div className="grid gap-3">
            <code className="rounded-control border bg-sunken px-3 py-2 text-sm break-all">{link.url}</code>
            <CopyButton text={link.url} label="Copy link" className="justify-self-start" />
          </div>
        )}
      </Dialog>
    </>
  );
}
