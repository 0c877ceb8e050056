import { isAmericanSpelling } from '@/lib/domain/region-habits';

/** Whole words, so that "cancellation", which both spell alike, stays as it is. */
const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/\b(c)ancelled\b/gi, '$1anceled'],
  [/\b(c)ancelling\b/gi, '$1anceling'],
];

/**
 * Our own words as the business's country spells them. Never for what somebody wrote (names, texts, notes): "Colour Bar"
 * is a name in New York too.
 */
export function spelled(text: string, locale: string): string {
  if (!isAmericanSpelling(locale)) return text;
  return AMERICAN.reduce((words, [british, american]) => words.replace(british, american), text);
}
