/**
 * Fields of answers that no tool gives out: addresses that open a booking, or its payment, for whoever has them. An
 * assistant may write what it reads anywhere.
 */
const links = new Set(['manageUrl', 'checkoutUrl']);

export function withoutLinks(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutLinks);
  if (typeof answer !== 'object' || answer === null || answer instanceof Date) return answer;
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([key]) => !links.has(key))
      .map(([key, value]) => [key, withoutLinks(value)]),
  );
}
