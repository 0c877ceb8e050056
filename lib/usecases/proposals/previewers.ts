import { ofBookings } from './of-bookings';
import { ofMoney } from './of-money';
import type { Previewer } from './previewer';

/** Every operation that can be proposed, by its name. */
export const previewers: ReadonlyMap<string, Previewer> = new Map(
  [...ofBookings, ...ofMoney].map((each) => [each.facts.name, each]),
);
