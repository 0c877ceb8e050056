import { isAmericanSpelling } from '@/lib/domain/region-habits';

/**
 * British spelling → American. Whole words, so that "cancellation", which both spell alike, stays. `unit/spelling`
 * fails for a word that is missing here.
 */
const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/\b(c)ancelled\b/gi, '$1anceled'],
  [/\b(c)ancelling\b/gi, '$1anceling'],
  [/\b(c)olour(s?)\b/gi, '$1olor$2'],
  [/\b(n)eighbour(s?)\b/gi, '$1eighbor$2'],
];

/**
 * Our own texts in the spelling of the business's country. Never for what people wrote (names, texts, notes): "Colour
 * Bar" is a name in New York too.
 */
export function spelled(text: string, locale: string): string {
  if (!isAmericanSpelling(locale)) return text;
  return AMERICAN.reduce((words, [british, american]) => words.replace(british, american), text);
}
