/** Begins the `value` of an item that was found elsewhere by what was typed, by its own rules. */
export const foundPrefix = 'found ';

/**
 * How well an item of the command menu fits what was typed, 0 to 1: best a page whose name begins with it, then what
 * was found by it, then a word that begins with it, last letters inside a word: "tom" is Tom before it is Cus-tom-ers.
 */
export function matchOf(value: string, typed: string, keywords: string[] = []): number {
  const text = typed.trim().toLowerCase();
  if (text === '') return 1;
  if (value.startsWith(foundPrefix)) return 0.9;
  const words = [value, ...keywords].map((each) => each.toLowerCase());
  if (value.toLowerCase().startsWith(text)) return 1;
  if (words.some((each) => ` ${each}`.includes(` ${text}`))) return 0.8;
  return words.some((each) => each.includes(text)) ? 0.3 : 0;
}
