import { assistantLimits, tokensOf } from './limits';
import type { StoredPart, StoredStep } from './parts';

export type Turn = { role: 'person' | 'assistant'; parts: StoredPart[] };

/** What a model is told of a conversation: what was said, what was asked of tools, and what they answered. */
export type Told =
  | { role: 'person'; text: string }
  | { role: 'assistant'; text: string; calls: { id: string; tool: string; input: unknown; read: string }[] };

/**
 * The newest turns that fit, oldest first; what tools answered long ago is cut to what a reader needs to know that it was
 * asked. The first turn that is told is a person's.
 */
export function toldOf(turns: readonly Turn[], limit: number = assistantLimits.historyTokens): Told[] {
  const told: Told[] = [];
  let left = limit;
  for (const turn of [...turns].reverse()) {
    const said = turnOf(turn);
    const tokens = tokensOf(JSON.stringify(said));
    if (tokens > left && told.length > 0) break;
    left -= tokens;
    told.unshift(said);
  }
  while (told[0] && told[0].role !== 'person') told.shift();
  return told;
}

function turnOf({ role, parts }: Turn): Told {
  const text = parts.flatMap((part) => (part.type === 'step' ? [] : [part.text])).join('\n');
  if (role === 'person') return { role, text };
  const steps = parts.filter((part): part is StoredStep => part.type === 'step');
  return {
    role,
    text,
    calls: steps.map(({ id, tool, input, read, line }) => ({
      id,
      tool,
      input,
      read: cut(read || line, assistantLimits.oldResultCharacters),
    })),
  };
}

/** The beginning of a text that is too long, saying so. */
export const cut = (text: string, characters: number): string =>
  text.length <= characters ? text : `${text.slice(0, characters)} [cut: ${text.length} characters in all]`;
