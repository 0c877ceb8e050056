import { assistantLimits } from '@/lib/domain/assistant/limits';
import type { StoredPart } from '@/lib/domain/assistant/parts';
import type { FailedWhy } from '@/lib/integrations/assistant/run';
import { vendors } from '@/lib/integrations/vendors';

/** Why an answer didn’t end by itself. */
export type Ended =
  | FailedWhy
  | 'slow'
  | 'too_long'
  | 'too_many_steps'
  | 'filtered'
  | 'no_budget'
  | 'misread'
  | 'broken';

export type EndedWords = Record<Ended, { text: string; mayRetry: boolean }>;
export type Note = Extract<StoredPart, { type: 'note' }>;

const words: EndedWords = {
  away: { text: vendors.assistant.unavailable, mayRetry: true },
  refused: {
    text: 'The assistant can’t answer as it is set up. Whoever runs this platform has to look at it.',
    mayRetry: false,
  },
  cut: { text: 'The answer was cut off.', mayRetry: true },
  stopped: { text: 'Stopped.', mayRetry: true },
  slow: { text: 'That took longer than a minute, so it was stopped.', mayRetry: true },
  too_long: { text: 'The answer got too long and ends here. Ask for a part of it.', mayRetry: false },
  too_many_steps: {
    text: `That takes more than ${assistantLimits.steps} steps at once. Ask for a part of it, or for the next one.`,
    mayRetry: false,
  },
  filtered: { text: 'The model’s provider doesn’t let it answer this.', mayRetry: false },
  no_budget: {
    text: 'What this business may use of the assistant this month is used up. It begins anew on the first.',
    mayRetry: false,
  },
  misread: { text: 'The assistant asked for something in a form that can’t be read.', mayRetry: true },
  broken: { text: 'Something went wrong on our side.', mayRetry: true },
};

/** What is said under an answer that didn't end by itself, and that nothing of it is half done. */
export function noteOf(why: Ended, parts: readonly StoredPart[]): Note {
  const { text, mayRetry } = words[why];
  const steps = parts.filter((part) => part.type === 'step');
  const done = steps.some(({ state }) => state === 'done');
  const stands = done ? ' What is shown as done above was done; nothing else.' : '';
  return { type: 'note', text: text + stands, mayRetry };
}
