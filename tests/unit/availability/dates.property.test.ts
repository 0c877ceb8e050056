import { test } from 'vitest';
import { amount } from '@/tests/support/amount';
import { datesAgree } from './agreement';

test(
  'random cases have the dates that a slow and obvious reckoning finds',
  () => datesAgree(amount(1_000, 3_334)),
  900_000,
);
