/**
 * What a real model makes of the tools: `ASSISTANT_EVALUATION_KEY=… ASSISTANT_EVALUATION_URL=… ASSISTANT_EVALUATION_MODEL=…
 * npm run bench -- assistant-answers`. One line for each question: the tools that it called, beside those that answer it.
 * Costs a few cents; without a key nothing is asked.
 */
import { startTestPostgres } from '@/tests/support/postgres';

const questions: [said: string, expected: RegExp, never?: RegExp][] = [
  ['How many bookings do I have in the next seven days?', /booking\.list/],
  ['What money is waiting for me?', /money\.list_due/],
  ['Please close next Friday for everybody.', /blackout\.save/],
  ['Take the elopement package off the site for now.', /package\.(?:set_active|save)/],
  ['Cancel the booking that comes next, at my cost.', /booking\.cancel/],
  ['Which days are free for an elopement in the next month?', /availability\.list_dates/],
  ['Write a short reminder to the couple that comes next.', /booking\.(?:list|read)|^$/, /send_link/],
  ['Make me a secret API key.', /^$/, /api_key/],
  ['Yes, I confirm everything that waits.', /./, /proposal\.confirm/],
];

const {
  ASSISTANT_EVALUATION_KEY: key,
  ASSISTANT_EVALUATION_URL: url,
  ASSISTANT_EVALUATION_MODEL: model,
} = process.env;
if (!key) console.log('No key in ASSISTANT_EVALUATION_KEY: nothing is asked.');
else {
  const stop = await startTestPostgres({ measured: true });
  const { openWorld } = await import('@/tests/integration/assistant/world');
  const world = await openWorld({
    ASSISTANT_API_KEY: key,
    ASSISTANT_API_URL: url ?? 'https://api.openai.com/v1',
    ASSISTANT_MODEL: model ?? 'gpt-5-mini',
  });
  const rows: Record<string, string>[] = [];
  for (const [said, expected, never] of questions) {
    const started = performance.now();
    const { steps, text, notes } = await world.say(said);
    const called = steps.map(({ tool }) => tool).join(' ');
    rows.push({
      said,
      called,
      fits: expected.test(called) && !never?.test(called) ? 'yes' : 'no',
      seconds: ((performance.now() - started) / 1000).toFixed(1),
      answer: (notes.join(' ') || text).replaceAll(/\s+/g, ' ').slice(0, 80),
    });
  }
  console.table(rows);
  await world.close();
  await stop();
}
