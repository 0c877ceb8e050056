'use client';

import { MailWarning } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { reach } from '@/components/ui/reach';
import { mailProofAction } from './account/session-actions';

/** On every page until the owner has followed the link that was mailed at sign-up. */
export function ProofBanner({ email }: { email: string }) {
  const again = async () => {
    const result = await reach(() => mailProofAction({}));
    if (result.ok) toast.success(`The link is on its way to ${email}`);
    else toast.error(result.message);
  };
  return (
    <section
      aria-label="Confirm your address"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-caution-line bg-caution-soft px-4 py-2 text-sm sm:px-6"
    >
      <p className="flex min-w-0 items-center gap-2">
        <MailWarning aria-hidden className="size-4 shrink-0 text-caution" />
        <span>
          <span className="font-medium">Confirm your address:</span> we have mailed a link to{' '}
          <span className="break-all">{email}</span>. Until then mails to your customers wait, and you can’t
          invite anybody.
        </span>
      </p>
      <Button size="small" className="ml-auto" onClick={() => void again()}>
        Mail it again
      </Button>
    </section>
  );
}
