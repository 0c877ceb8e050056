import { tokensOf } from './limits';

type Offered = { operation: string; describe: string; schema: Readonly<Record<string, unknown>> };

/** What most conversations need, whatever they are about. */
const always = [
  'booking.list',
  'booking.read',
  'booking.cancel',
  'booking.move',
  'booking.preview_cancel',
  'customer.list',
  'customer.read',
  'money.list_due',
  'package.list',
  'package.set_active',
  'blackout.list',
  'blackout.save',
  'blackout.remove',
  'availability.list_dates',
  'availability.list_slots',
];

/** Tokens of all tools that one answer offers. */
const MOST_TOKENS = 14_000;

/**
 * The tools that fit what is spoken of: those that are always of use, then those whose names and sentences share most words
 * with the conversation and the page that is open. All of them together would cost more than everything else.
 */
export function chooseTools<Tool extends Offered>(offered: readonly Tool[], about: string): Tool[] {
  const spoken = new Set(wordsOf(about));
  const ranked = offered
    .map((tool, place) => ({ tool, place, rank: rankOf(tool, spoken) }))
    .sort((one, other) => other.rank - one.rank || one.place - other.place);
  const chosen: Tool[] = [];
  let left = MOST_TOKENS;
  for (const { tool, rank } of ranked) {
    const { tokens } = factsOf(tool);
    if (tokens > left) continue;
    if (rank === 0 && chosen.length >= always.length + 5) break;
    chosen.push(tool);
    left -= tokens;
  }
  return chosen;
}

/** What is found out of each tool once: the same tools are offered again and again. */
const facts = new WeakMap<object, { tokens: number; own: string[]; told: string[] }>();

function factsOf({ operation, describe, schema }: Offered) {
  let found = facts.get(schema);
  if (!found) {
    const own = wordsOf(operation.replaceAll(/[._]/g, ' '));
    found = { tokens: tokensOf(JSON.stringify([describe, schema])), own, told: wordsOf(describe) };
    facts.set(schema, found);
  }
  return found;
}

/** The tokens of a tool as a model is told of it. */
export const toolTokens = (tool: Offered): number => factsOf(tool).tokens;

function rankOf(tool: Offered, spoken: ReadonlySet<string>): number {
  const place = always.indexOf(tool.operation);
  if (place >= 0) return 100 - place;
  const { own, told } = factsOf(tool);
  return 3 * own.filter((word) => spoken.has(word)).length + told.filter((word) => spoken.has(word)).length;
}

/** Words of three letters and more, without the ends by which their forms differ. */
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map((word) => word.replace(/(?:ies|es|s|ing|ed|e|y)$/, ''));
