/**
 * Where the pages of a tenant's site are, as paths. The only place that knows, so that a domain of its own changes one file
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
  };
}
