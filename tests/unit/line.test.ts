import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createStartQueue } from '@/server/start-queue';

/** So many people, and what they saw: who begins is noted. */
function crowd(line: ReturnType<typeof createStartQueue>, size: number) {
  const begun: number[] = [];
  const leave = Array.from({ length: size }, (_, at) => line.join(() => begun.push(at)));
  return { begun, leave };
}

test('one begins in each turn, in the order they came', async () => {
  const { begun } = crowd(createStartQueue(10), 4);
  expect(begun).toEqual([0]);
  await turn();
  expect(begun).toEqual([0, 1]);
  for (let left = 0; left < 4; left += 1) await turn();
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('so many at once and no more; who leaves makes room, also one who never began', async () => {
  const { begun, leave } = crowd(createStartQueue(2), 6);
  for (let left = 0; left < 6; left += 1) await turn();
  expect(begun).toEqual([0, 1]);
  leave[2]?.();
  await turn();
  expect(begun).toEqual([0, 1]);
  leave[0]?.();
  leave[0]?.();
  for (let left = 0; left < 6; left += 1) await turn();
  expect(begun).toEqual([0, 1, 3]);
  leave[1]?.();
  leave[3]?.();
  for (let left = 0; left < 6; left += 1) await turn();
  expect(begun).toEqual([0, 1, 3, 4, 5]);
});

test('who comes when all has been done begins at once', async () => {
  const line = createStartQueue(1);
  const first = crowd(line, 1);
  first.leave[0]?.();
  for (let left = 0; left < 3; left += 1) await turn();
  expect(crowd(line, 1).begun).toEqual([0]);
});
