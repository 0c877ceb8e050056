import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';

/** Said wherever a page of bookings is not all of them, so that nothing is missed in silence. */
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
