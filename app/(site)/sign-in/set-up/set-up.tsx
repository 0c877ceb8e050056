'use client';

import { useRouter } from 'next/navigation';
import { SecondFactor } from '@/app/admin/account/second-factor';
import { signOutAction } from '@/app/admin/session-actions';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';

export function SetUp({ on }: { on: boolean }) {
  const router = useRouter();
  return (
    <div className="grid justify-items-start gap-4">
      <SecondFactor on={on} onDone={() => router.push('/platform')} />
      {on ? (
        <LinkButton href="/platform">To the console</LinkButton>
      ) : (
        <Button tone="quiet" size="small" onClick={() => void signOutAction()}>
          Sign out
        </Button>
      )}
    </div>
  );
}
