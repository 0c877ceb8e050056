'use server';

import { redirect } from 'next/navigation';
import { currentImpersonation, currentUser } from '@/lib/http/auth/session';
import { endSession, forgetImpersonation, rememberBusiness } from '@/lib/http/auth/session-cookie';
import { operatorContext } from '@/lib/http/auth/tenant-contexts';
import { safePath } from '@/lib/http/pages/page-path';
import { endImpersonation } from '@/lib/usecases/platform/impersonation';

/** Signs out; ends a running impersonation as well. `next` is where to continue after signing in again. */
export async function signOutAction(next?: unknown): Promise<void> {
  await endRunningImpersonation();
  await endSession();
  const path = typeof next === 'string' ? safePath(next) : null;
  redirect(path ? `/sign-in?${new URLSearchParams({ next: path })}` : '/sign-in');
}

/**
 * Only to a business in which the person is a member; anything else changes nothing. `next` is the page that goes on with
 * it, if not the office.
 */
export async function switchBusinessAction(tenantId: string, next?: unknown): Promise<void> {
  const user = await currentUser();
  if (user?.memberships.some((each) => each.tenantId === tenantId)) await rememberBusiness(tenantId);
  redirect((typeof next === 'string' && safePath(next)) || '/admin');
}

/** Ends the impersonation and returns to the console. */
export async function endImpersonationAction(): Promise<void> {
  await endRunningImpersonation();
  redirect('/platform/tenants');
}

async function endRunningImpersonation(): Promise<void> {
  const [user, impersonation] = [await currentUser(), await currentImpersonation()];
  if (user && impersonation)
    await endImpersonation(operatorContext(user, impersonation.tenantId), {}, user, impersonation);
  await forgetImpersonation();
}
