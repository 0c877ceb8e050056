'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { findSessionUser } from '@/lib/data/people/users';
import { refuse } from '@/lib/domain/errors';
import { publicAction } from '@/lib/http/actions/public-action';
import { checkPassword } from '@/lib/http/auth/check-password';
import { beginSignIn, finishSignIn } from '@/lib/http/auth/sign-in';
import { safePath } from '@/lib/http/pages/page-path';

const byPassword = { facts: { name: 'sign_in.password' } } as const;
const byCode = { facts: { name: 'sign_in.code' } } as const;

const input = z.strictObject({
  email: z.string().min(1, 'Please type your e-mail address.').max(320),
  password: z.string().min(1, 'Please type your password.').max(1000),
  next: z.string().max(6000),
});

/** The same answer for a wrong password and an unknown address. */
export const signInAction = publicAction(byPassword, {
  limit: 'public',
  input,
  run: async ({ email, password, next }, caller) => {
    const signedIn = await checkPassword(email, password, caller.headers);
    if (!signedIn) return refuse('unauthenticated', 'This e-mail and password don’t go together.');
    if (!(await beginSignIn(signedIn))) redirect(`/sign-in/code?${new URLSearchParams({ next })}`);
    const user = await findSessionUser(signedIn.id);
    redirect(safePath(next) ?? (user && user.memberships.length > 0 ? '/admin' : '/platform'));
  },
});

const codeInput = z.strictObject({
  code: z.string().trim().min(1, 'Please type the code.').max(100),
  next: z.string().max(6000),
});

/** The second factor, for a person who has one. */
export const codeAction = publicAction(byCode, {
  limit: 'public',
  input: codeInput,
  run: async ({ code, next }) => {
    if (!(await finishSignIn(code)))
      return refuse(
        'unauthenticated',
        'This code is not right, or was used already. Type the one shown now.',
      );
    redirect(safePath(next) ?? '/sign-in');
  },
});
