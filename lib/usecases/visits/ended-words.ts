import type { StoredPart } from '@/lib/domain/assistant/parts';
import { vendors } from '@/lib/integrations/vendors';
import type { Ended, EndedWords, Note } from '@/lib/usecases/conversations/notes';

const ask = 'How to reach the business stands at the foot of the page.';

const words: EndedWords = {
  away: { text: vendors.assistant.unavailable, mayRetry: true },
  refused: { text: `The assistant can’t answer at the moment. ${ask}`, mayRetry: false },
  cut: { text: 'The answer was cut off.', mayRetry: true },
  stopped: { text: 'Stopped.', mayRetry: true },
  slow: { text: 'That took longer than a minute, so it was stopped.', mayRetry: true },
  too_long: { text: 'The answer got too long and ends here. Ask for a part of it.', mayRetry: false },
  too_many_steps: { text: 'That is a lot to look up at once. Ask for a part of it.', mayRetry: false },
  filtered: { text: 'The assistant can’t answer this.', mayRetry: false },
  no_budget: {
    text: `The assistant has answered as much as it may this month. ${ask}`,
    mayRetry: false,
  },
  misread: { text: 'That couldn’t be looked up.', mayRetry: true },
  broken: { text: 'Something went wrong on our side.', mayRetry: true },
};

/** What a visitor reads under an answer that didn't end by itself. */
export const visitNote = (why: Ended, _parts: readonly StoredPart[]): Note => ({
  type: 'note',
  ...words[why],
});
