/** The demo seed's three businesses, as the tour shows them. */
export const businesses = [
  {
    slug: 'bella-weddings',
    owner: 'owner@bella-weddings.test',
    name: 'Bella Weddings',
    text: 'A photographer. Whole days, one wedding a date, a deposit now and the rest later.',
    package: 'elopement',
  },
  {
    slug: 'serene-spa',
    owner: 'owner@serene-spa.test',
    name: 'Serene Spa',
    text: 'Three therapists, two rooms, ten minutes between guests, and a class of ten.',
    package: 'massage-60',
  },
  {
    slug: 'outback-tours',
    owner: 'owner@outback-tours.test',
    name: 'Outback & Island Tours',
    text: 'Six seats on one boat, at sunrise on an island whose clocks move by half an hour.',
    package: 'sunrise-tour',
  },
] as const;

export type DemoBusiness = (typeof businesses)[number];
