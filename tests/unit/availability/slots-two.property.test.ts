import { test } from 'vitest';
import { amount } from '@/tests/support/amount';
import { slotsAgree } from './agreement';

test(
  'more random cases have the slots that a slow and obvious reckoning finds',
  () => slotsAgree(amount(1_500, 5_000)),
  900_000,
);
