'use client';

import { useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { onProofNeeded } from '@/components/ui/reach';
import { AccountForm } from './account-form';
import type { SaveResult } from './form/save-result';

type ConfirmItIsYouProps = {
  /** A code of the second factor is accepted as well. */
  secondFactor: boolean;
  confirm: (input: { proof: string }) => Promise<SaveResult>;
};

/**
 * Asks for the password again when an action requires a recent confirmation: an open browser alone must not be enough
 * for effects that outlast it. Then the action is retried (`reach`).
 */
export function ConfirmItIsYou({ secondFactor, confirm }: ConfirmItIsYouProps) {
  const [answer, setAnswer] = useState<{ give: (shown: boolean) => void }>();
  useEffect(() => onProofNeeded(() => new Promise((give) => setAnswer({ give }))), []);
  const end = (shown: boolean) => {
    answer?.give(shown);
    setAnswer(undefined);
  };
  return (
    <Dialog
      open={answer !== undefined}
      onOpenChange={(open) => !open && end(false)}
      title="Confirm that it is you"
      description="This could do harm in other hands, so we ask once more. It counts for ten minutes."
    >
      <AccountForm
        fields={[
          {
            name: 'proof',
            label: secondFactor ? 'Password, or the code from your phone' : 'Password',
            type: 'password',
            autoComplete: 'current-password',
          },
        ]}
        submitLabel="Confirm"
        send={async (typed) => {
          const result = await confirm({ proof: typed.proof ?? '' });
          if (result.ok) end(true);
          return result;
        }}
      />
    </Dialog>
  );
}
