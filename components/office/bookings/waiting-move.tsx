import { Callout } from '@/components/ui/callout';
import { InstantText } from '@/components/ui/instant-text';
import { formatMoney } from '@/lib/domain/money';
import { moveWaitsUntil, type PendingMove } from '@/lib/domain/pending-move';

type WaitingMoveProps = Parameters<typeof moveWaitsUntil>[0] & {
  pendingMove: PendingMove;
  isDays: boolean;
  contactName: string;
  currency: string;
  timeZone: string;
  locale: string;
};

/** A move that costs more: both times are held until its customer has paid, or their time to pay is over. */
export function WaitingMove({
  pendingMove,
  isDays,
  contactName,
  currency,
  timeZone,
  locale,
  ...rest
}: WaitingMoveProps) {
  const until = moveWaitsUntil({ pendingMove, ...rest });
  const what = `${formatMoney(pendingMove.differenceCents, currency, locale)} more`;
  return (
    <Callout
      tone="caution"
      title={
        <>
          The move to{' '}
          <InstantText at={pendingMove.start} timeZone={timeZone} show={isDays ? 'date' : 'both'} /> waits for
          its payment
        </>
      }
    >
      <p className="[overflow-wrap:anywhere]">
        {until === null ? (
          `The bank is at work on ${what} from ${contactName}.`
        ) : (
          <>
            {contactName} can pay {what} until <InstantText at={until} timeZone={timeZone} />.
          </>
        )}{' '}
        Both times are held meanwhile. Once it is paid the booking moves, else it stays where it is.
      </p>
    </Callout>
  );
}
