import { addDays, answerOf, call, linked, rowsOf, type Script } from './parts';

/** Reads, and says what it has read. */
export const howIsThisWeek: Script = {
  hears: /\bweek\b|\btoday\b|how (?:are|is) (?:we|it|things)/i,
  next: (dialogue) => {
    const listed = answerOf(dialogue, 'booking-list');
    if (!listed)
      return call(dialogue, 'booking-list', {
        from: dialogue.today,
        to: addDays(dialogue.today, 6),
        status: ['PENDING', 'CONFIRMED'],
        limit: 50,
      });
    const due = answerOf(dialogue, 'money-list_due');
    if (!due) return call(dialogue, 'money-list_due', {});
    const rows = rowsOf(listed);
    const waiting = Object.entries((due.data ?? {}) as Record<string, unknown[]>)
      .filter(([, list]) => Array.isArray(list) && list.length > 0)
      .map(([what, list]) => `${list.length} ${what}`);
    const money =
      waiting.length > 0
        ? `[Money](/admin/money) waits for you: ${waiting.join(', ')}.`
        : 'No money waits for you.';
    if (rows.length === 0) return { text: `Nothing is booked in the coming seven days. ${money}` };
    const shown = rows.slice(0, 6).map((row) => `- ${linked(row)}`);
    const rest = rows.length > 6 ? `\n- and ${rows.length - 6} more in the [week](/admin/calendar)` : '';
    return {
      text: `In the coming seven days ${rows.length === 1 ? 'there is 1 booking' : `there are ${rows.length} bookings`}:\n\n${shown.join('\n')}${rest}\n\n${money}`,
    };
  },
};
