'use server';

import { redirect } from 'next/navigation';
import { currentUser, currentVisit } from '@/lib/http/auth/session';
import { endSession, forgetVisit, rememberBusiness } from '@/lib/http/auth/session-cookie';
import { operatorContext } from '@/lib/http/auth/tenant-contexts';
import { safePath } from '@/lib/http/pages/page-path';
import { endImpersonation } from '@/lib/usecases/platform/impersonation';

/** Signs out; ends a running impersonation as well. `next` is where to continue after signing in again. */
export async function signOutAction(next?: unknown): Promise<void> {
  await endVisit();
  await endSession();
  const path = typeof next === 'string' ? safePath(next) : null;
  redirect(path ? `/sign-in?${new URLSearchParams({ next: path })}` : '/sign-in');
}

/** Only to a business in which the person is a member; anything else changes nothing. */
export async function switchBusinessAction(tenantId: string): Promise<void> {
  const user = await currentUser();
  if (user?.memberships.some((each) => each.tenantId === tenantId)) await rememberBusiness(tenantId);
  redirect('/admin');
}

/** Ends the impersonation and returns to the console. */
export async function endVisitAction(): Promise<void> {
  await endVisit();
  redirect('/platform/tenants');
}

async function endVisit(): Promise<void> {
  const [user, visit] = [await currentUser(), await currentVisit()];
  if (user && visit) await endImpersonation(operatorContext(user, visit.tenantId), {}, user, visit);
  await forgetVisit();
}
