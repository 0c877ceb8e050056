import type { Turn } from '../cloud';
import type { Dialogue } from '../dialogue';
import { addDays, answerOf, call, nextWeekday, refused } from './parts';

/** What the conversations of the public site are played over: its own tools, and the words that the model is told. */
type Offer = {
  item: { slug: string; name: string; price: string; bookingType: 'DATE' | 'TIMESLOT' };
  addOns: { slug: string; name: string }[];
};
type Free = { when: string; book?: string };

/** Whether whoever is answered stands on a public site: only there no tool sees a booking. */
export const isVisit = ({ tools }: Dialogue): boolean =>
  tools.includes('package-list_public') && !tools.includes('booking-list');

const ownBooking =
  /\bmy (?:booking|appointment|reservation|date)\b|\b(?:cancel|move|confirm) (?:it|me|my)\b/i;
const weekday = /\b(sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/i;
const people = /\bfor (\d{1,2}|two|three|four|five|six)\b/i;
const numbers: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, six: 6 };

/** A visitor's question: about a package and when it is free, or what the business's own words answer. */
export function visitTurn(dialogue: Dialogue): Turn {
  if (ownBooking.test(dialogue.said))
    return {
      text: 'I can’t see, change or cancel bookings. The link in your mail does all of that, and “Find my booking” at the foot of the page sends it to you again.',
    };
  const listed = answerOf(dialogue, 'package-list_public');
  const inOwnWords = ownWords(dialogue);
  if (inOwnWords && !listed) return { text: inOwnWords };
  if (!listed) return call(dialogue, 'package-list_public', {});
  const offers = (listed.data ?? []) as Offer[];
  const [offer] = ranked(offers, dialogue.said);
  return offer ? whenFree(dialogue, offer) : allOf(offers, dialogue.home);
}

const allOf = (offers: Offer[], home: string): Turn => ({
  text: `I am a script, not a model: in this demo no artificial intelligence is asked. Name one of these, and I look up when it is free:\n\n${offers
    .map(({ item }) => `- [${item.name}](${home}/p/${item.slug}), ${item.price}`)
    .join('\n')}`,
});

function whenFree(dialogue: Dialogue, { item, addOns }: Offer): Turn {
  const [, day] = weekday.exec(dialogue.said) ?? [];
  const [, many = ''] = people.exec(dialogue.said) ?? [];
  const seats = numbers[many.toLowerCase()] ?? Number(many);
  const isByDay = item.bookingType === 'DATE';
  const from = day ? nextWeekday(dialogue.today, day) : dialogue.today;
  const tool = isByDay ? 'availability-list_dates' : 'availability-list_slots';
  const found = answerOf(dialogue, tool);
  if (!found)
    return call(dialogue, tool, {
      package: item.slug,
      from,
      to: day && !isByDay ? from : addDays(from, isByDay ? 49 : 6),
      ...(seats > 0 ? { seats } : {}),
    });
  if (found.result !== 'answered') return refused(found);
  const data = (found.data ?? {}) as { slots?: Free[]; dates?: Free[] };
  const free = (data.slots ?? data.dates ?? []).filter(
    ({ book, when }) => book && (!day || when.toLowerCase().startsWith(day.toLowerCase())),
  );
  const extras = ranked(
    addOns.map((each) => ({ item: each })),
    dialogue.said,
  ).map(({ item: { slug } }) => slug);
  const withExtras = extras.length > 0 ? `&extras=${extras.map((slug) => `${slug}:1`).join(',')}` : '';
  const costs = `${item.name} costs ${item.price}.`;
  if (free.length === 0) return { text: `${costs} I find nothing free then; try another day.` };
  const shown = spread(free, 4).map(({ when, book }) => `- [${when}](${book}${withExtras})`);
  const also = extras.length > 0 ? ` with ${extras.join(' and ').replaceAll('-', ' ')}` : '';
  return {
    text: `${costs} Free${also}:\n\n${shown.join('\n')}\n\nChoose one, and the booking page opens with it. It is yours once that page says so.`,
  };
}

/** Some of many, over the whole of them. */
const spread = <T>(all: T[], most: number): T[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);

/** The answer to the question of the site that shares most words with what was asked; what it says of cancelling, too. */
function ownWords({ system, said }: Dialogue): string | null {
  const [best] = ranked(
    questionsIn(system).map((each) => ({ item: { slug: '', name: each.question }, answer: each.answer })),
    said,
    2,
  );
  if (best) return best.answer;
  if (!/\b(?:cancel|refund|deposit|pay)/i.test(said)) return null;
  const sentences = dataIn(system, 'what it says of payment, moves and cancellation');
  return Array.isArray(sentences) ? sentences.join(' ') : null;
}

const questionsIn = (system: string) =>
  (
    dataIn(system, 'questions that it has answered') as {
      rows?: { question: string; answer: string }[];
    } | null
  )?.rows ?? [];

function dataIn(system: string, of: string): unknown {
  const [, json] = new RegExp(`<data of="${of}">\n(.*)\n</data>`).exec(system) ?? [];
  return json === undefined ? null : JSON.parse(json);
}

/** Those whose names share words with what was said, most first. */
function ranked<T extends { item: { slug: string; name: string } }>(all: T[], said: string, least = 1): T[] {
  const spoken = new Set(wordsOf(said));
  return all
    .map((each) => ({
      each,
      shared: new Set(wordsOf(`${each.item.name} ${each.item.slug}`).filter((word) => spoken.has(word))).size,
    }))
    .filter(({ shared }) => shared >= least)
    .sort((one, other) => other.shared - one.shared)
    .map(({ each }) => each);
}

const unspecific = new Set([
  'the',
  'and',
  'for',
  'with',
  'what',
  'when',
  'free',
  'minutes',
  'can',
  'you',
  'day',
  'how',
  'our',
]);
const wordsOf = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? []).filter((word) => !unspecific.has(word));
