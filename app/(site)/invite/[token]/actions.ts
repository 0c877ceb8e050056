'use server';

import { redirect } from 'next/navigation';
import { acceptInvitationInput } from '@/lib/domain/editing/member-input';
import { refuse } from '@/lib/domain/errors';
import { checkPassword } from '@/lib/http/checkPassword';
import { publicAction } from '@/lib/http/publicAction';
import { beginSignIn } from '@/lib/http/signIn';
import { acceptInvitation } from '@/lib/usecases/members/accept-invitation';

/** Joins and is signed in at once. Guesses of an account's password count like any sign-in (checkPassword). */
export const acceptInvitationAction = publicAction(
  { name: 'acceptInvitation', limit: 'signUp', input: acceptInvitationInput },
  async (input, visit) => {
    const joined = await acceptInvitation(input);
    if (!joined.ok) return joined;
    const signedIn = await checkPassword(joined.email, input.password, visit.headers);
    if (!signedIn) return refuse('unauthenticated', 'You’re on the team. Please sign in.');
    redirect((await beginSignIn(signedIn)) ? '/admin' : '/sign-in/code?next=/admin');
  },
);
