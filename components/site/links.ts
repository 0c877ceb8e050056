/** Where the pages of a tenant's site are. The only place that knows, so that a domain of its own changes one file. */
export function siteLinks(slug: string) {
  const home = `/t/${slug}`;
  return {
    home,
    segment: (segment: string) => `${home}/s/${segment}`,
    package: (item: string) => `${home}/p/${item}`,
    book: (item: string) => `${home}/book/${item}`,
    booked: (booking: string) => `${home}/booked/${booking}`,
  };
}
