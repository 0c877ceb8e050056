import { test } from 'vitest';
import { datesAgree } from './agreement';

test('random cases have the dates that a slow and obvious reckoning finds', () => datesAgree(3_334), 900_000);
