/**
 * The paths of a tenant's site. Built only here, so that a tenant's own domain would change one file
 * (`unit/site-links`).
 */
export function siteLinks(slug: string) {
  const home = `/t/${slug}`;
  return {
    home,
    segments: `${home}/s/`,
    segment: (segment: string) => `${home}/s/${segment}`,
    packages: `${home}/p/`,
    package: (item: string) => `${home}/p/${item}`,
    book: (item: string) => `${home}/book/${item}`,
    booked: (booking: string) => `${home}/booked/${booking}`,
    findBooking: `/manage?business=${slug}`,
  };
}
