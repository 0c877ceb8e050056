'use client';

import { AccountForm } from '@/components/office/account-form';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { proveAddressAction } from './actions';

/** A button, because mail programs follow links by themselves. */
export function ConfirmForm({ token }: { token: string }) {
  return (
    <AccountForm
      fields={[]}
      submitLabel="Confirm my address"
      send={() => proveAddressAction({ token })}
      done={
        <div className="grid justify-items-start gap-4">
          <Callout tone="positive" live title="Your address is confirmed">
            What your business has to tell its customers goes out from now on.
          </Callout>
          <LinkButton href="/admin" tone="accent">
            To your office
          </LinkButton>
        </div>
      }
    />
  );
}
