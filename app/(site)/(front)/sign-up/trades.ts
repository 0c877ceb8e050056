import type { SignUpInput } from '@/lib/domain/editing/sign-up-input';

type Trade = SignUpInput['trade'];

/** The choices of the question "What do you do?" */
export const tradeCards: { trade: Trade; set: string; name: string; example: string }[] = [
  { trade: 'PHOTOGRAPHER', set: 'photographer', name: 'Photography', example: 'Weddings, portraits' },
  { trade: 'SALON', set: 'salon', name: 'Salon or spa', example: 'Hair, beauty, massage' },
  { trade: 'STUDIO', set: 'studio', name: 'Studio', example: 'Room hire, classes' },
  { trade: 'TOURS', set: 'tours', name: 'Tours', example: 'By seat or private' },
  { trade: 'COACH', set: 'coach', name: 'Coaching', example: 'Calls, sessions' },
];

/** The trade of a link such as /sign-up?trade=salon; undefined for an unknown one. */
export function tradeOf(word: string | undefined): Trade | undefined {
  return tradeCards.find(({ set }) => set === word)?.trade;
}
