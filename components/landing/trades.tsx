import { Photo } from '@/components/site/photo';

const trades = [
  {
    set: 'photographer',
    name: 'Photographers',
    text: 'Whole days, one a date, a deposit now and the rest before.',
  },
  {
    set: 'salon',
    name: 'Salons and spas',
    text: 'Any therapist or the one they know, a room to go with it.',
  },
  { set: 'studio', name: 'Studios', text: 'Classes with places that fill up and never overfill.' },
  { set: 'tours', name: 'Tours', text: 'Seats by the person, or the whole boat for a day.' },
  { set: 'coach', name: 'Coaches', text: 'Sessions online or in person, each on their own clock.' },
];

/** The trades that a new business can start from. On a phone they scroll sideways. */
export function Trades() {
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label="Trades"
      className="flex snap-x snap-mandatory gap-x-4 gap-y-10 overflow-x-auto max-sm:-mx-5 max-sm:px-5 max-sm:[scroll-padding-inline:1.25rem] sm:grid sm:grid-cols-2 sm:overflow-visible lg:grid-cols-6"
    >
      {trades.map(({ set, name, text }, index) => (
        <li
          key={set}
          className={`w-[78%] shrink-0 snap-start sm:w-auto ${index < 2 ? 'lg:col-span-3' : 'lg:col-span-2'}`}
        >
          <div className="relative aspect-[3/2] overflow-hidden rounded-card bg-sunken">
            <Photo
              src={`/pictures/${set}/hero.webp`}
              alt=""
              sizes={index < 2 ? '(min-width: 64rem) 37rem, 80vw' : '(min-width: 64rem) 25rem, 80vw'}
            />
          </div>
          <h3 className="pt-4 text-lg font-medium">{name}</h3>
          <p className="text-pretty text-soft">{text}</p>
        </li>
      ))}
    </ul>
  );
}
