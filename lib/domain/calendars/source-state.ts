import { DAY, HOUR } from '@/lib/domain/durations';

/** Why a calendar elsewhere can't be read. Stored, so these stay. */
export type SourceFailure =
  | 'private'
  | 'silent'
  | 'gone'
  | 'revoked'
  | 'too_large'
  | 'no_calendar'
  | 'too_much';

/** For its owner, beside what to do. */
export const failureInWords: Record<SourceFailure, string> = {
  private: 'This address doesn’t lead to a calendar on the public Internet over https.',
  silent: 'Nobody answers at this address right now, or not within five seconds.',
  gone: 'Nothing is shared at this address any more. Share the calendar again, and give its new address.',
  revoked: 'Google lets us in no more. Connect the account again.',
  too_large: 'The calendar is larger than 2 MB. Share one with less in it, or only its coming months.',
  no_calendar: 'What is at this address is not a calendar. Look for an address that ends with .ics.',
  too_much: 'There is more in this calendar than we can read. Share one with less in it.',
};

/** Whether busy times are to be made anew from the whole calendar, once a day: repeating entries have new times ahead. */
export const isOld = ({ expandedAt }: { expandedAt: Date | null }, now: number): boolean =>
  expandedAt === null || now - expandedAt.getTime() >= DAY;

/**
 * Whether times that depend on a calendar are unsure by now: for longer than an hour nobody has known better, whyever, or
 * Google lets us in no more, which doesn't pass by itself.
 */
export const isUnsure = (
  source: { failure: string; failingSince: number | null; readAt: number | null },
  now: number,
): boolean => {
  if (source.failure === 'revoked') return true;
  const knownAt = source.readAt ?? source.failingSince;
  return knownAt !== null && now - knownAt >= HOUR;
};

/** When to look again, milliseconds from now: often at what passes by itself, seldom at what somebody has to mend. */
export const waitAfter = (failure: SourceFailure | ''): number =>
  failure === '' || failure === 'silent' ? 10 * 60_000 : HOUR;
