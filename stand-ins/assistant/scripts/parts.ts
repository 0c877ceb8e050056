import type { Turn } from '../cloud';
import type { Dialogue, Done } from '../dialogue';

/** A conversation that the model can play: when, and what comes next. */
export type Script = { hears: RegExp; next: (dialogue: Dialogue, heard: RegExpExecArray) => Turn };

/** What a tool has answered since the person spoke; undefined: it wasn't called yet. */
export const answerOf = ({ done }: Dialogue, tool: string): Done['answered'] | undefined =>
  done.find((each) => each.tool === tool)?.answered;

/** A call, or a sentence where the person may not use the tool. */
export function call({ tools }: Dialogue, name: string, input: object): Turn {
  if (!tools.includes(name))
    return {
      text: `I can’t do that for you: I would need “${name}”, which isn’t among the tools that you may use.`,
    };
  return { calls: [{ name, arguments: JSON.stringify(input) }] };
}

/** What is said when a tool refuses. */
export const refused = ({ detail }: Done['answered']): Turn => ({
  text: detail ? `That didn’t work: ${detail}` : 'That didn’t work.',
});

export type Listed = {
  id: string;
  date: string;
  contactName: string;
  package: { name: string };
  totalCents: number;
  currency: string;
};

export const rowsOf = (answered: Done['answered']): Listed[] =>
  (answered.data as { data?: Listed[] } | undefined)?.data ?? [];

export const dayInWords = (date: string): string =>
  new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The next such weekday, today included. */
export function nextWeekday(today: string, name: string): string {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, (weekdays.indexOf(name.toLowerCase()) - now + 7) % 7);
}

export const linked = ({ id, contactName, date, package: { name } }: Listed): string =>
  `[${contactName.replaceAll(/[[\]]/g, '')}, ${dayInWords(date)}](/admin/bookings/${id}): ${name}`;
