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

/** Invalid input doesn't count: only an attempt that would create a business counts towards the rate limit. */
export const signUpAction = publicAction(signUp, {
  limit: 'public',
  input: signUp.facts.input,
  run: async (input, caller) => {
    await requireFromVisitor('signUp', caller.headers);
    const made = await signUp(input);
    if (!made.ok) return made;
    // A host's own cache may hold a “not found” for this address from before.
    await catalogueChanged(made.slug);
    await startSession({ id: made.userId, sessionVersion: 1, secondFactor: false });
    redirect('/admin');
  },
});

/** For a person who is signed in: another business under the same account. */
export const addBusinessAction = publicAction(addBusiness, {
  limit: 'public',
  input: addBusiness.facts.input,
  run: async (input, caller) => {
    const user = await currentUser();
    if (!user) throw new AppError('unauthenticated', 'Your session has ended. Please sign in again.');
    await requireFromVisitor('signUp', caller.headers);
    const made = await addBusiness(user, input);
    if (!made.ok) return made;
    await catalogueChanged(made.slug);
    await rememberBusiness(made.tenantId);
    redirect('/admin');
  },
});
