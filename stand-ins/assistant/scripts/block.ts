import { answerOf, call, dayInWords, nextWeekday, refused, type Script } from './parts';

/** Changes something at once, because it can be undone. */
export const blockADay: Script = {
  hears: /\b(?:block|close)\b.*?\b(sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/i,
  next: (dialogue, [, weekday = '']) => {
    const date = nextWeekday(dialogue.today, weekday);
    const closed = answerOf(dialogue, 'blackout-save');
    if (!closed)
      return call(dialogue, 'blackout-save', {
        id: null,
        resourceId: null,
        reason: '',
        startDate: date,
        endDate: date,
        startMinute: null,
        endMinute: null,
      });
    if (closed.result !== 'done') return refused(closed);
    return {
      text: `${dayInWords(date)} is closed for new bookings; what is booked already stays. You find it under [Closed periods](/admin/closed), and can undo it above.`,
    };
  },
};
