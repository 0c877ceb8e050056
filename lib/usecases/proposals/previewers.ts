import { ofBookings } from './of-bookings';
import { ofCatalogue } from './of-catalogue';
import { ofDays } from './of-days';
import { ofFiles } from './of-files';
import { ofMoney } from './of-money';
import { ofSetUp } from './of-set-up';
import type { Previewer } from './previewer';

/** Every operation that can be proposed, by its name. */
export const previewers: ReadonlyMap<string, Previewer> = new Map(
  [...ofBookings, ...ofMoney, ...ofDays, ...ofCatalogue, ...ofFiles, ...ofSetUp].map((each) => [
    each.facts.name,
    each,
  ]),
);
