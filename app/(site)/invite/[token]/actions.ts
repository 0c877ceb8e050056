'use server';

import { redirect } from 'next/navigation';
import { refuse, refuseField } from '@/lib/domain/errors';
import { publicAction } from '@/lib/http/actions/public-action';
import { checkPassword } from '@/lib/http/auth/check-password';
import { beginSignIn } from '@/lib/http/auth/sign-in';
import { acceptInvitation, readInvitation } from '@/lib/usecases/members/accept-invitation';

/**
 * Accepts the invitation and signs in. Guesses of an account's password count like those at sign-in: checkPassword runs
 * first.
 */
export const acceptInvitationAction = publicAction(acceptInvitation, {
  limit: 'join',
  input: acceptInvitation.facts.input,
  run: async (input, caller) => {
    const invitation = await readInvitation({ token: input.token });
    const known = invitation?.knownUser
      ? await checkPassword(invitation.email, input.password, caller.headers)
      : null;
    if (invitation?.knownUser && !known)
      return refuseField('password', 'This is not the password of your account.');
    const joined = await acceptInvitation(input);
    if (!joined.ok) return joined;
    const signedIn = known ?? (await checkPassword(joined.email, input.password, caller.headers));
    if (!signedIn) return refuse('unauthenticated', 'You’re on the team. Please sign in.');
    redirect((await beginSignIn(signedIn)) ? '/admin' : '/sign-in/code?next=/admin');
  },
});
