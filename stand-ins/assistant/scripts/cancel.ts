import type { Turn } from '../cloud';
import type { Dialogue } from '../dialogue';
import { answerOf, call, linked, refused, rowsOf, type Script } from './parts';

/** Without a name there is nobody to look up: who is coming, is. */
function askWhose(dialogue: Dialogue): Turn {
  const coming = answerOf(dialogue, 'booking-list');
  if (!coming)
    return call(dialogue, 'booking-list', { from: dialogue.today, status: ['CONFIRMED'], limit: 5 });
  const rows = rowsOf(coming).map((row) => `- ${linked(row)}`);
  if (rows.length === 0) return { text: 'Nobody has a coming booking.' };
  return { text: `Whose? Say “Cancel” and a name. These come next:\n\n${rows.join('\n')}` };
}

/** Looks somebody up, and proposes what moves money and tells somebody: a person confirms it. */
export const cancelSomebody: Script = {
  /** A name's other words begin with a capital: "Cancel Elena & Julian Vega’s booking". */
  hears: /\b[Cc]ancel\s+([\p{L}-]+(?:\s+(?:&\s+)?\p{Lu}[\p{L}-]*)*)/u,
  next: (dialogue, [, name = '']) => {
    const found = answerOf(dialogue, 'booking-list');
    if (/^(?:a|the|somebody|someone|his|her|their|it)$/i.test(name)) return askWhose(dialogue);
    if (!found)
      return call(dialogue, 'booking-list', {
        search: name,
        from: dialogue.today,
        status: ['PENDING', 'CONFIRMED'],
        limit: 10,
      });
    const rows = rowsOf(found);
    const [booking] = rows;
    if (!booking) return { text: `I find no coming booking of ${name}. Is it under another name?` };
    if (rows.length > 1)
      return {
        text: `There are ${rows.length} that fit. Which one do you mean?\n\n${rows.map((row) => `- ${linked(row)}`).join('\n')}`,
      };
    const proposed = answerOf(dialogue, 'booking-cancel');
    if (!proposed)
      return call(dialogue, 'booking-cancel', { bookingId: booking.id, by: 'business', reason: '' });
    if (proposed.result !== 'proposed') return refused(proposed);
    return {
      text: `I have prepared it for ${linked(booking)}. What goes back and who hears of it stands above. Nothing has happened yet: it waits for your click.`,
    };
  },
};
