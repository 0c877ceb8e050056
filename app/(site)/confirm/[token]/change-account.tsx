'use client';

import { useTransition } from 'react';
import { signOutAction } from '@/app/admin/session-actions';
import { Button } from '@/components/ui/button';

/** Shown when another account is signed in: the sign-in page would only redirect back here. */
export function ChangeAccount({ token }: { token: string }) {
  const [pending, start] = useTransition();
  return (
    <Button tone="accent" pending={pending} onClick={() => start(() => signOutAction(`/confirm/${token}`))}>
      Sign out, then sign in to it
    </Button>
  );
}
