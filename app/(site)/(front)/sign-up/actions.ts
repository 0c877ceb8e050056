'use server';

import { redirect } from 'next/navigation';
import { AppError } from '@/lib/domain/errors';
import { publicAction } from '@/lib/http/actions/public-action';
import { currentUser } from '@/lib/http/auth/session';
import { rememberBusiness, startSession } from '@/lib/http/auth/session-cookie';
import { requireFromVisitor } from '@/lib/http/limits/rate-limits';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { addBusiness } from '@/lib/usecases/sign-up/add-business';
import { signUp } from '@/lib/usecases/sign-up/sign-up';

/** A form that needs another look is not a sign-up: only what would make a business counts towards its limit. */
export const signUpAction = publicAction(signUp, {
  limit: 'public',
  input: signUp.facts.input,
  run: async (input, visit) => {
    await requireFromVisitor('signUp', visit.headers);
    const made = await signUp(input);
    if (!made.ok) return made;
    // Whoever looked at this address before may have left a “not found” there, on a host whose own cache keeps them.
    await catalogueChanged(made.slug);
    await startSession({ id: made.userId, sessionVersion: 1, secondFactor: false });
    redirect('/admin');
  },
});

/** For somebody who is signed in: one more business under the same account. */
export const addBusinessAction = publicAction(addBusiness, {
  limit: 'public',
  input: addBusiness.facts.input,
  run: async (input, visit) => {
    const user = await currentUser();
    if (!user) throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.');
    await requireFromVisitor('signUp', visit.headers);
    const made = await addBusiness(user, input);
    if (!made.ok) return made;
    await catalogueChanged(made.slug);
    await rememberBusiness(made.tenantId);
    redirect('/admin');
  },
});
