'use server';

import { redirect } from 'next/navigation';
import { currentUser } from '@/lib/http/session';
import { endSession, rememberBusiness } from '@/lib/http/sessionCookie';

export async function signOutAction(): Promise<void> {
  await endSession();
  redirect('/sign-in');
}

/** Only a business that the person works for now; anything else changes nothing. */
export async function switchBusinessAction(tenantId: string): Promise<void> {
  const user = await currentUser();
  if (user?.memberships.some((each) => each.tenantId === tenantId)) await rememberBusiness(tenantId);
  redirect('/admin');
}
