import { expect, it } from 'vitest';
import { enterVisit } from '@/lib/http/limits/visits-at-once';
import { vendors } from '@/lib/integrations/vendors';

const enterMany = (tenantId: string, many: number) =>
  Array.from({ length: many }, () => enterVisit(tenantId)).filter((leave) => leave !== null);

it('visitors take half of what the model is asked at once, those of one business a third of it', () => {
  const half = vendors.assistant.concurrent / 2;
  const one = enterMany('one', half);
  expect(one).toHaveLength(half / 3);
  const others = ['two', 'three', 'four'].flatMap((id) => enterMany(id, half));
  expect(one.length + others.length).toBe(half);
  for (const leave of [...one, ...others]) leave();
  // Twice is once.
  one[0]?.();
  expect(enterMany('one', half)).toHaveLength(half / 3);
});
