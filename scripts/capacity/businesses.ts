import type { Blueprint, ResourceBlueprint } from '@/lib/domain/blueprint';
import { bella } from '@/prisma/demo/bella';
import { outback } from '@/prisma/demo/outback';
import { serene } from '@/prisma/demo/serene';

/** The default content of one booking: package, seats and add-ons. */
export type Wish = { package: string; seats: number; addOns: string[] };

export type Kind = {
  name: 'weddings' | 'spa' | 'tours';
  blueprint: Blueprint;
  /** Used in turn. */
  wishes: Wish[];
  /** Bookings reach so many days into the future, and three years into the past. */
  daysAhead: number;
};

/** Several, since two thousand weddings need more than one photographer. */
const photographers: ResourceBlueprint[] = ['Bella Moreau', 'Jo Lindqvist', 'Sam Adeyemi', 'Kit Navarro'].map(
  (name, at) => ({ slug: `photographer-${at}`, name, kind: 'PERSON', schedule: 'always' }),
);
const weddings: Blueprint = {
  ...bella,
  resources: photographers,
  services: bella.services.map((service) => ({
    ...service,
    groups: [{ name: 'Photographer', choosable: true, resources: photographers.map(({ slug }) => slug) }],
  })),
};

const wish = (slug: string, seats = 1, ...addOns: string[]): Wish => ({ package: slug, seats, addOns });

const kinds: Kind[] = [
  {
    name: 'weddings',
    blueprint: weddings,
    daysAhead: 365,
    wishes: [
      wish('elopement'),
      wish('classic-day', 1, 'album'),
      wish('classic-day', 1, 'second-photographer', 'drone-film'),
      wish('elopement', 1, 'drone-film'),
    ],
  },
  {
    name: 'spa',
    blueprint: serene,
    daysAhead: 60,
    wishes: [
      wish('massage-60'),
      wish('massage-90', 1, 'aromatherapy'),
      wish('facial-45'),
      wish('massage-60', 1, 'hot-stones'),
    ],
  },
  {
    name: 'tours',
    blueprint: outback,
    daysAhead: 90,
    wishes: [wish('sunrise-tour', 2), wish('sunrise-tour', 1, 'breakfast'), wish('sunrise-tour', 3)],
  },
];

/** The kind of business `index`: of ten, four are photographers, four are spas and two run boat tours. */
export function kindOf(index: number): Kind {
  const kind = kinds[[0, 1, 0, 1, 2, 0, 1, 0, 1, 2][index % 10] ?? 0];
  if (!kind) throw new Error('There is no such kind of business');
  return kind;
}

/** The blueprint of business `index`, with a slug of its own. */
export function businessAt(index: number): Blueprint {
  const { blueprint } = kindOf(index);
  const name = `${blueprint.tenant.name} ${index}`;
  return {
    ...blueprint,
    tenant: {
      ...blueprint.tenant,
      slug: `scale-${index}`,
      name,
      stripeAccountId: `acct_scale_${index}`,
      isDemo: false,
    },
  };
}
