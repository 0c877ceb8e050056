import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';

/** Shown wherever a list of bookings is cut off, so that the reader knows that it isn't complete. */
export function MoreBookings({ shown, href, of }: { shown: number; href: string; of: string }) {
  return (
    <Callout
      tone="caution"
      title={`The first ${shown} bookings of ${of}`}
      action={<LinkButton href={href}>See all</LinkButton>}
    >
      There are more than fit here.
    </Callout>
  );
}
