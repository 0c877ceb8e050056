import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import type { Outlook } from '@/lib/domain/availability/why-not';

export type SavedPackage = { name: string; slug: string; outlook: Outlook };

/** What came of a save: from when customers can book it, or why they can't. */
export function OutlookNote({ item, href }: { item: SavedPackage; href: string }) {
  return (
    <Callout
      tone={item.outlook.bookable ? 'positive' : 'caution'}
      live
      title={`${item.name} is saved`}
      action={
        item.outlook.bookable && (
          <LinkButton href={href} target="_blank" size="small">
            See it on your site
          </LinkButton>
        )
      }
    >
      {item.outlook.words}
    </Callout>
  );
}
