import { expect, it } from 'vitest';
import { passwordProblem } from '@/lib/domain/password';

const personal = ['ann.example', 'ann.example@example.com', 'Ann Example', 'Clay & Light'];

it.each([
  ['short', true],
  ['password123', true],
  ['Passw0rd!!!', true],
  ['1234567890', true],
  ['qwertyuiop1', true],
  ['aaaaaaaaaaaa', true],
  ['annexample1', true],
  ['clay&light22', true],
  ['password of a lighthouse keeper', false],
  ['kettle-violin-42', false],
  ['пять тихих озёр', false],
])('%s is too easy: %s', (password, easy) => {
  expect(passwordProblem(password, personal) !== null).toBe(easy);
});
