'use client';

import { useRouter } from 'next/navigation';
import { SecondFactor } from '@/app/admin/account/second-factor';
import { LinkButton } from '@/components/ui/link-button';

export function SetUp({ on }: { on: boolean }) {
  const router = useRouter();
  return (
    <div className="grid justify-items-start gap-4">
      <SecondFactor on={on} onDone={() => router.push('/platform')} />
      {on && <LinkButton href="/platform">To the console</LinkButton>}
    </div>
  );
}
