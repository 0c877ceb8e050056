/** How a proposal whose process ended stands: done, not done at all, or in part. */
export type Left = { status: 'DONE' | 'REFUSED' | 'INTERRUPTED'; outcome: string };

/**
 * What was done of a proposal, by the events that were noted with it. `inSteps`: it takes several transactions, so one of
 * them says nothing of the others.
 */
export function leftOf(did: readonly { action: string }[], inSteps: boolean): Left {
  if (did.length === 0)
    return {
      status: 'REFUSED',
      outcome: 'It was interrupted before anything was done. Nothing was changed: ask for it again.',
    };
  if (!inSteps) return { status: 'DONE', outcome: 'Done, all of it. Only the answer was interrupted.' };
  return {
    status: 'INTERRUPTED',
    outcome: `Done: ${didInWords(did)}. The rest was not: please look, and ask for it again.`,
  };
}

/** Each in the singular and the plural. */
const words: Record<string, readonly [one: string, many: string]> = {
  'blackout.made': ['the day was closed', 'days were closed'],
  'booking.confirmed': ['the booking was made', 'bookings were made'],
  'booking.held': ['the booking was made, to be paid', 'bookings were made, to be paid'],
  'booking.mailed_again': ['a link was mailed', 'links were mailed'],
  'booking.canceled': ['one cancellation was made', 'cancellations were made'],
  'booking.moved': ['one booking was given to somebody else', 'bookings were given to others'],
  'booking.move_started': ['one move waits for its payment', 'moves wait for their payment'],
  'payment.recorded': ['the payment was recorded', 'payments were recorded'],
  'payment.credited': ['', ''],
  'refund.requested': ['', ''],
};

function didInWords(did: readonly { action: string }[]): string {
  const counts = new Map<string, number>();
  for (const { action } of did) counts.set(action, (counts.get(action) ?? 0) + 1);
  return [...counts]
    .map(([action, n]) => {
      const [one, many] = words[action] ?? [action, action];
      return n === 1 || many === '' ? one : `${n} ${many}`;
    })
    .filter((said) => said !== '')
    .join(', ');
}
