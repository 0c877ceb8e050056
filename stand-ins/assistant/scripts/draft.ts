import { dayInWords, nextWeekday, type Script } from './parts';

/** Writes a text, which is sent nowhere. */
export const writeADraft: Script = {
  hears: /\b(?:draft|write)\b.*?(?:\b(sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b|$)/i,
  next: ({ today }, [, weekday]) => {
    const day = weekday ? dayInWords(nextWeekday(today, weekday)) : 'your appointment';
    return {
      text: `Here is a text that you can copy:\n\n\`\`\`draft\nHello,\n\nwe look forward to seeing you on ${day}. If anything has changed, just answer this mail.\n\nSee you soon\n\`\`\`\n\nNothing of it is sent.`,
    };
  },
};
