import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inTurn } from '@/lib/integrations/google/in-turn';

it('runs at most two of an account at once, in the order of asking, whatever fails; others don’t wait', async () => {
  const order: number[] = [];
  let running = 0;
  let most = 0;
  const work = (name: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    order.push(name);
    await sleep(5);
    running -= 1;
    if (name % 3 === 0) throw new Error('refused');
  };
  const all = Array.from({ length: 9 }, (_, name) => inTurn('one', work(name)));
  let other = false;
  await inTurn('other', async () => {
    other = true;
  });
  expect([other, order.length]).toEqual([true, 2]);
  const ended = await Promise.allSettled(all);
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  expect([most, order]).toEqual([2, [0, 1, 2, 3, 4, 5, 6, 7, 8]]);
  // Nothing is left behind: the next two run at once.
  await Promise.all([inTurn('one', work(1)), inTurn('one', work(2))]);
  expect(most).toBe(2);
});
