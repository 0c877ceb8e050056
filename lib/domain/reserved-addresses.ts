/** Words that no business gets as its address: pages of ours, and names under which somebody could pass for us. */
const reserved = new Set(
  `about account admin api app assets auth billing blog book booked booking bookings confirm console contact dashboard demo dev
   docs health help home imprint invite legal login logout mail mais manage office operator pay payment payments platform
   preview pricing privacy problems public reset security settings sign-in sign-out sign-up site sites static status stripe
   support system team terms test webhooks www`.split(/\s+/),
);

export const isReserved = (slug: string): boolean => reserved.has(slug);
