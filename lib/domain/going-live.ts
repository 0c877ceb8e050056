import { whyNotPackage } from '@/lib/domain/availability/why-not-package';
import type { Catalogue } from '@/lib/domain/catalogue';
import { isFree, takesCards } from '@/lib/domain/payment-plan';
import type { Guess, GuessKind } from './guesses';

/** What decides whether a draft may go live. */
export type GoingLive = {
  guesses: readonly Pick<Guess, 'kind' | 'shown'>[];
  /** Something on sale can be booked by somebody, once it can be paid. */
  sells: boolean;
  /** Customers come to the business, and nothing says where it is. */
  placeMissing: boolean;
  /** By card, or at the appointment. */
  canBePaid: boolean;
  takesCards: boolean;
  /** An owner has proven their e-mail address: before that, mails to customers wait. */
  addressProven: boolean;
};

/** What a draft needs before it goes live, in the order of the set-up list. */
export const needs = ['email', 'site', 'prices', 'hours', 'policy', 'place', 'bookable', 'payments'] as const;
export type Need = (typeof needs)[number];

/** The guesses that a step of the set-up list has somebody look at. */
const guessesOfStep: Partial<Record<string, readonly GuessKind[]>> = {
  site: ['site', 'segment'],
  prices: ['package', 'add_on'],
  hours: ['schedule', 'service'],
  policy: ['policy'],
};

const unseenIn = (step: string, guesses: GoingLive['guesses']) =>
  guesses.filter(({ kind, shown }) => shown && guessesOfStep[step]?.includes(kind));

/** How many guesses of a step customers would see. */
export const unseenOf = (step: string, guesses: GoingLive['guesses']): number =>
  unseenIn(step, guesses).length;

/** The kind of guess that a step has looked at next; null: none is left. */
export const nextUnseen = (step: string, guesses: GoingLive['guesses']): GuessKind | null =>
  guessesOfStep[step]?.find((kind) => unseenIn(step, guesses).some((guess) => guess.kind === kind)) ?? null;

/** What is missing; empty: the business may go live. */
export function missingToGoLive(state: GoingLive): Need[] {
  const met: Record<Need, boolean> = {
    email: state.addressProven,
    site: unseenOf('site', state.guesses) === 0,
    prices: unseenOf('prices', state.guesses) === 0,
    hours: unseenOf('hours', state.guesses) === 0,
    policy: unseenOf('policy', state.guesses) === 0,
    place: !state.placeMissing,
    bookable: state.sells,
    // At the appointment, if that is the owner's word and not our guess.
    payments: state.canBePaid && (state.takesCards || unseenOf('policy', state.guesses) === 0),
  };
  return needs.filter((need) => !met[need]);
}

/** Whether customers can pay for something: by card, at the appointment, or there is nothing to pay. */
export function canBePaid(catalogue: Pick<Catalogue, 'tenant' | 'policy' | 'packages' | 'addOns'>): boolean {
  return (
    takesCards(catalogue.tenant) ||
    catalogue.policy.paymentTiming !== 'BEFORE' ||
    (catalogue.packages.length > 0 && catalogue.packages.every((item) => isFree(catalogue, item)))
  );
}

/**
 * Whether customers could book something that is on sale, as the business is set up now. That it can be paid is a need of
 * its own: named twice, it would send the owner of a complete calendar to look for what is missing in it.
 */
export const sellsSomething = (catalogue: Catalogue, now: number): boolean =>
  catalogue.packages.some(({ id }) => {
    const reason = whyNotPackage(catalogue, { id, active: true }, now);
    return reason === null || reason.code === 'no_payments';
  });
