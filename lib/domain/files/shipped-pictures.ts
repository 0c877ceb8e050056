/** The pictures that come with the app for sites, by their folder under public/pictures (`unit/shipped-pictures`). */
const sets: Record<string, string> = {
  photographer: 'about hero package-1 package-2 package-3',
  salon: 'about hero package-1 package-2 package-3',
  studio: 'about hero package-1 package-2 package-3',
  tours: 'about hero package-1 package-2 package-3',
  coach: 'about hero package-1 package-2 package-3',
  'bella-weddings':
    'about addon-album addon-drone-film addon-second-photographer classic-day-1 classic-day-2 classic-day-3 elopement-1 elopement-2 elopement-3 grand-weekend-1 grand-weekend-2 grand-weekend-3 hero segment-full-weddings segment-intimate',
  'outback-tours':
    'about addon-breakfast addon-snorkel-set charter-day-1 charter-day-2 charter-day-3 hero segment-on-the-water sunrise-tour-1 sunrise-tour-2 sunrise-tour-3',
  'serene-spa':
    'about addon-aromatherapy addon-hot-stones addon-mat-hire amara facial-45-1 facial-45-2 hero jonas massage-60-1 massage-60-2 massage-90-1 massage-90-2 mei segment-classes segment-treatments yoga-class-1 yoga-class-2',
};

export const shippedPictures: readonly string[] = Object.entries(sets).flatMap(([set, names]) =>
  names.split(' ').map((name) => `/pictures/${set}/${name}.webp`),
);
