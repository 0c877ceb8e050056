import { test } from 'vitest';
import { slotsAgree } from './agreement';

test(
  '5,000 random cases have the slots that a slow and obvious reckoning finds',
  () => slotsAgree(5_000),
  900_000,
);
