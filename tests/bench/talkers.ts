/**
 * The model and the people who talk to it, in a process of their own: neither may cost the server or whoever measures it.
 * Forked by `beside-bookings.ts`, which tells it what to do.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';

/** Between two words of the model, as a provider's are. */
const PACE_MS = 150;

export type Order =
  | { do: 'talk'; url: string; cookie: string; people: number; overMs: number }
  | { do: 'end' };
export type Told = { modelUrl: string } | { answers: number; words: number } | { trouble: string };

const tell = (told: Told) => process.send?.(told);
const cloud = await startLocalCloud({ appUrl: 'http://127.0.0.1:9' });
await controlCloud(cloud.urls.control).assistantConfig({ paceMs: PACE_MS });
tell({ modelUrl: cloud.urls.assistant });

let isGoing = false;
let talks: Promise<{ answers: number; words: number }>[] = [];
process.on('disconnect', () => process.exit());
process.on('message', async (order: Order) => {
  if (order.do === 'talk') {
    isGoing = true;
    talks = Array.from({ length: order.people }, (_, at) => talk(order, (at * order.overMs) / order.people));
    for (const each of talks) each.catch((error: unknown) => tell({ trouble: String(error) }));
    return;
  }
  isGoing = false;
  const said = await Promise.all(talks);
  tell({
    answers: said.reduce((sum, { answers }) => sum + answers, 0),
    words: said.reduce((sum, { words }) => sum + words, 0),
  });
});

/** One message after the other, until it is ended. They begin one by one, as people do. */
async function talk({ url, cookie }: Order & { do: 'talk' }, afterMs: number) {
  await sleep(afterMs);
  let answers = 0;
  let words = 0;
  while (isGoing) {
    const answer = await fetch(`${url}/api/assistant`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ conversationId: null, text: 'How is this week?', page: '/admin' }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The assistant answered with ${answer.status}`);
    if (text.includes('"data-note"')) throw new Error(`The assistant said ${text.slice(-600)}`);
    answers += 1;
    for (const [, json = ''] of text.matchAll(/"delta":("(?:[^"\\]|\\.)*")/g))
      words += JSON.parse(json).split(/\s+/).filter(Boolean).length;
  }
  return { answers, words };
}
