import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import type { MendPage, WhyNot } from '@/lib/domain/availability/why-not';

/** Something of a list that can't be booked, with its reason. */
export type Unbookable = WhyNot & { id: string; name: string };

const mends: Record<MendPage, string> = {
  packages: 'Look at packages',
  services: 'Look at services',
  people: 'Look at people and rooms',
  hours: 'Look at hours',
  closed: 'Look at closed periods',
  payments: 'Look at payments',
};

/** What the owner has chosen, and so is no fault. */
const chosen = new Set<WhyNot['code']>(['off_sale', 'resource_off']);

const isFault = ({ code }: WhyNot) => !chosen.has(code);

const sentence = (why: string) => `${why.charAt(0).toUpperCase()}${why.slice(1)}`;

/** In a list: that it can't be booked, why, and the page where that is mended. `here`: the page that it stands on. */
export function WhyNotBadge({ reason, here }: { reason: WhyNot | undefined; here: MendPage }) {
  if (!reason || !isFault(reason)) return null;
  return (
    <span className="grid justify-items-start gap-1 whitespace-normal max-sm:justify-items-end">
      <Badge tone="caution">Can’t be booked</Badge>
      <span className="max-w-72 text-xs text-soft [overflow-wrap:anywhere]">
        {sentence(reason.why)}{' '}
        {reason.mend && reason.mend !== here && (
          <Link
            href={`/admin/${reason.mend}`}
            className="relative z-10 text-ink underline underline-offset-2"
            onClick={(event) => event.stopPropagation()}
          >
            {mends[reason.mend]}
          </Link>
        )}
      </span>
    </span>
  );
}

/** Above the form of what can't be booked. */
export function WhyNotNote({ reason, here }: { reason: WhyNot | undefined; here: MendPage }) {
  if (!reason || !isFault(reason)) return null;
  return (
    <Callout
      tone="caution"
      title="It can’t be booked"
      action={
        reason.mend &&
        reason.mend !== here && (
          <LinkButton href={`/admin/${reason.mend}`} size="small">
            {mends[reason.mend]}
          </LinkButton>
        )
      }
    >
      {sentence(reason.why)}
    </Callout>
  );
}

/** On Today: each thing on sale that can't be booked, with the way to its form. */
export function UnbookableList({ packages, resources }: { packages: Unbookable[]; resources: Unbookable[] }) {
  const lines = [
    ...packages.map((each) => ({ ...each, href: `/admin/packages?edit=${each.id}` })),
    ...resources.map((each) => ({ ...each, href: `/admin/people?edit=${each.id}` })),
  ].filter(isFault);
  if (lines.length === 0) return null;
  return (
    <Callout tone="caution" title="This can’t be booked">
      <ul className="grid gap-0.5 [overflow-wrap:anywhere]">
        {lines.map(({ id, name, why, href }) => (
          <li key={id}>
            <Link href={href} className="text-ink underline underline-offset-2">
              {name}
            </Link>
            : {why}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
