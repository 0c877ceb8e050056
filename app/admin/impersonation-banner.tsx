'use client';

import { Eye } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Countdown } from '@/components/ui/countdown';
import { endImpersonationAction } from './session-actions';

type ImpersonationBannerProps = {
  impersonation: { tenantName: string; reason: string; expiresAt: number };
  operator: string;
};

/** Shown on every page of the office during an impersonation. */
export function ImpersonationBanner({ impersonation, operator }: ImpersonationBannerProps) {
  const router = useRouter();
  return (
    <section
      aria-label="Operator’s visit"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-caution-line bg-caution-soft px-4 py-2 text-sm sm:px-6"
    >
      <p className="flex min-w-0 items-center gap-2">
        <Eye aria-hidden className="size-4 shrink-0 text-caution" />
        <span>
          {operator}, you act inside <span className="font-medium">{impersonation.tenantName}</span>.
          Everything is written down. Reason: <span dir="auto">{impersonation.reason}</span>
        </span>
      </p>
      <div className="ml-auto flex items-center gap-3">
        <Countdown label="Ends in" until={impersonation.expiresAt} onEnd={() => router.refresh()} />
        <Button size="small" onClick={() => void endImpersonationAction()}>
          End visit
        </Button>
      </div>
    </section>
  );
}
