import Link from 'next/link';
import { Photo } from '@/components/site/photo';
import { siteLinks } from '@/lib/domain/site-links';

const trades = [
  {
    set: 'photographer',
    name: 'Photographers',
    text: 'Whole days, one a date, a deposit now and the rest before.',
    demo: 'bella-weddings',
  },
  {
    set: 'salon',
    name: 'Salons and spas',
    text: 'Any therapist or the one they know, a room to go with it.',
    demo: 'serene-spa',
  },
  { set: 'studio', name: 'Studios', text: 'Classes with places that fill up and never overfill.' },
  {
    set: 'tours',
    name: 'Tours',
    text: 'Seats by the person, or the whole boat for a day.',
    demo: 'outback-tours',
  },
  { set: 'coach', name: 'Coaches', text: 'Sessions online or in person, each on their own clock.' },
];

/**
 * The trades that a new business can start from. Each leads to a site of its trade where the demo has one, else to the
 * sign-up with its preview. On a phone they scroll sideways.
 */
export function Trades({ isDemo }: { isDemo: boolean }) {
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label="Trades"
      className="flex snap-x snap-mandatory gap-x-4 gap-y-10 overflow-x-auto max-sm:-mx-5 max-sm:px-5 max-sm:pb-2 max-sm:[scroll-padding-inline:1.25rem] sm:grid sm:grid-cols-2 sm:overflow-visible lg:grid-cols-6"
    >
      {trades.map(({ set, name, text, demo }, index) => (
        <li
          key={set}
          className={`w-[78%] shrink-0 snap-start sm:w-auto ${index < 2 ? 'lg:col-span-3' : 'lg:col-span-2'}`}
        >
          <Link
            href={isDemo && demo ? siteLinks(demo).home : `/sign-up?trade=${set}`}
            className="group block rounded-card"
          >
            <div className="relative aspect-[3/2] overflow-hidden rounded-card bg-sunken">
              <Photo
                src={`/pictures/${set}/hero.webp`}
                alt=""
                sizes={index < 2 ? '(min-width: 64rem) 37rem, 80vw' : '(min-width: 64rem) 25rem, 80vw'}
                className="transition-transform duration-200 group-hover:scale-[1.015]"
              />
            </div>
            <h3 className="pt-4 text-lg font-medium underline-offset-4 group-hover:underline">{name}</h3>
            <p className="text-pretty text-soft">{text}</p>
            <span className="pt-1 text-sm font-medium text-accent-text">
              {isDemo && demo ? 'See such a site' : 'Start with it'}
              <span aria-hidden> →</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
