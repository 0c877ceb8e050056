import { Refusal } from './refusal';

const functions: Record<string, (...values: number[]) => number> = {
  pow: (base, exponent) => (base ?? 0) ** (exponent ?? 0),
  sqrt: (value) => Math.sqrt(value ?? 0),
  abs: (value) => Math.abs(value ?? 0),
  exp: (value) => Math.exp(value ?? 0),
  floor: (value) => Math.floor(value ?? 0),
  ceil: (value) => Math.ceil(value ?? 0),
  round: (value) => Math.round(value ?? 0),
  min: Math.min,
  max: Math.max,
};
const longestMs = 86_400_000;

/**
 * The backoff in milliseconds after `retried` retries. QStash's documented default is e^(2.5 n) seconds for the n-th
 * retry; an expression over `retried` replaces it.
 */
export function retryDelayMs(expression: string | null, retried: number): number {
  const ms = expression === null ? Math.exp(2.5 * (retried + 1)) * 1000 : evaluate(expression, retried);
  return Math.min(longestMs, Math.max(0, ms));
}

/** Evaluates sums, products, brackets and the functions above. */
export function evaluate(text: string, retried: number): number {
  const tokens = text.match(/\d+(?:\.\d+)?|[a-z]+|[-+*/(),]/g) ?? [];
  if (tokens.join('') !== text.replace(/\s/g, '')) throw new Refusal(400, `invalid retry delay: ${text}`);
  let at = 0;

  function sum(): number {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') value += tokens[at++] === '+' ? product() : -product();
    return value;
  }
  function product(): number {
    let value = atom();
    while (tokens[at] === '*' || tokens[at] === '/')
      value = tokens[at++] === '*' ? value * atom() : value / atom();
    return value;
  }
  function atom(): number {
    const token = tokens[at++];
    if (token === '-') return -atom();
    if (token === '(') return closed(sum());
    if (token === 'retried') return retried;
    const call = token === undefined ? undefined : functions[token];
    if (call && tokens[at] === '(') {
      const values: number[] = [];
      do {
        at += 1;
        values.push(sum());
      } while (tokens[at] === ',');
      return call(...[closed(0), ...values].slice(1));
    }
    if (token === undefined || !/^\d/.test(token)) throw new Refusal(400, `invalid retry delay: ${text}`);
    return Number(token);
  }
  function closed(value: number): number {
    if (tokens[at++] !== ')') throw new Refusal(400, `invalid retry delay: ${text}`);
    return value;
  }

  const value = sum();
  if (at < tokens.length || !Number.isFinite(value)) throw new Refusal(400, `invalid retry delay: ${text}`);
  return value;
}
