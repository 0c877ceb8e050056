import type { Blueprint } from '@/lib/domain/blueprint';
import { coach } from './coach';
import { photographer } from './photographer';
import { salon } from './salon';
import type { BusinessStart } from './start';
import { studio } from './studio';
import { tours } from './tours';

const trades: Record<Blueprint['tenant']['trade'], (start: BusinessStart) => Blueprint> = {
  PHOTOGRAPHER: photographer,
  SALON: salon,
  STUDIO: studio,
  TOURS: tours,
  COACH: coach,
};

/** A complete business of this trade: packages, hours, rules, texts and pictures, for the owner to adapt. */
export function makeBusiness(trade: keyof typeof trades, start: BusinessStart): Blueprint {
  return trades[trade](start);
}
