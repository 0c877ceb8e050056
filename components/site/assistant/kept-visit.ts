import type { ShownMessage, ShownPart } from '@/lib/domain/assistant/parts';

/** A visit as this tab keeps it: nobody else does. */
export type KeptVisit = {
  /** What the last whole answer came with; it goes along with the next message. */
  signed: string | null;
  messages: ShownMessage[];
};

export const noVisit: KeptVisit = { signed: null, messages: [] };

const keyOf = (slug: string) => `visit:${slug}`;

/** Whatever else stands there is no visit: another version of this page may have written it. */
export function readVisit(slug: string): KeptVisit {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(slug)) ?? 'null');
    return isVisit(kept) ? kept : noVisit;
  } catch {
    return noVisit;
  }
}

/** Where the browser keeps nothing, the visit lasts as long as the page. */
export function keepVisit(slug: string, visit: KeptVisit): void {
  try {
    if (visit.messages.length === 0) sessionStorage.removeItem(keyOf(slug));
    else sessionStorage.setItem(keyOf(slug), JSON.stringify(visit));
  } catch {}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isVisit(value: unknown): value is KeptVisit {
  return (
    isObject(value) &&
    (value.signed === null || typeof value.signed === 'string') &&
    Array.isArray(value.messages) &&
    value.messages.every(isMessage)
  );
}

const isMessage = (value: unknown): value is ShownMessage =>
  isObject(value) &&
  typeof value.id === 'string' &&
  (value.role === 'person' || value.role === 'assistant') &&
  Array.isArray(value.parts) &&
  value.parts.every(isPart);

const isPart = (value: unknown): value is ShownPart =>
  isObject(value) &&
  (value.type === 'step'
    ? typeof value.line === 'string' && typeof value.state === 'string'
    : (value.type === 'text' || value.type === 'note') && typeof value.text === 'string');
