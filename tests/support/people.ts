import { v7 } from 'uuid';
import type { PersonInSession } from '@/lib/data/people/users';

/** Somebody who is signed in, for what they do to their own account or as an operator. */
export const signedIn = (known: Partial<PersonInSession>): PersonInSession => ({
  id: v7(),
  email: 'somebody@example.test',
  name: 'Somebody',
  isOperator: false,
  sessionVersion: 1,
  secondFactor: false,
  emailProven: true,
  memberships: [],
  sessionId: v7(),
  confirmedAt: 0,
  ...known,
});

/** As one who runs the platform. */
export const anOperator = (known: Partial<PersonInSession> = {}) =>
  signedIn({ name: 'Olive Operator', isOperator: true, secondFactor: true, ...known });
