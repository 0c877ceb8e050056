'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { InstantText } from '@/components/ui/instant-text';
import { type ApiKeyInput, apiKeyInput } from '@/lib/domain/editing/member-input';
import { programScopes, scopesAmong, scopeWords } from '@/lib/domain/programs/scopes';
import { ManyField, RadioField } from '../form/choice-fields';
import { TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { useCloseGuard } from '../form/use-close-guard';
import { RemoveButton } from '../remove-button';

type Key = {
  id: string;
  kind: 'PUBLISHABLE' | 'SECRET';
  name: string;
  hint: string;
  scopes: string[];
  publicKey: string | null;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
};

type Created = { ok: true; key: string } | Extract<SaveResult, { ok: false }>;

type ApiKeyListProps = {
  keys: Key[];
  timeZone: string;
  create: (input: ApiKeyInput) => Promise<Created>;
  revoke: (input: { id: string }) => Promise<SaveResult>;
};

export function ApiKeyList({ keys, timeZone, create, revoke }: ApiKeyListProps) {
  return (
    <div className="grid gap-4">
      <div className="flex justify-end">
        <NewKey create={create} />
      </div>
      <Card>
        {keys.length === 0 ? (
          <EmptyState
            icon={KeyRound}
            title="No keys"
            description="You need one only if another site or program books for you."
          />
        ) : (
          <ul className="divide-y">
            {keys.map((key) => (
              <li key={key.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
                <span className="grid min-w-0 flex-1 basis-72">
                  <span className="font-medium">{key.name}</span>
                  <KeyText of={key} />
                  {key.scopes.length > 0 && (
                    <span className="text-sm text-soft">
                      Programs may:{' '}
                      {scopesAmong(key.scopes)
                        .map((scope) => scopeWords[scope].label.toLowerCase())
                        .join(', ')}
                    </span>
                  )}
                </span>
                <Badge tone={key.revokedAt ? 'neutral' : key.kind === 'SECRET' ? 'caution' : 'info'}>
                  {key.revokedAt ? 'Revoked' : key.kind === 'SECRET' ? 'Secret' : 'Publishable'}
                </Badge>
                <span className="text-sm text-soft">
                  Made <InstantText at={key.createdAt} timeZone={timeZone} show="date" />
                </span>
                {!key.revokedAt && (
                  <span className="-mr-3.5 ml-auto">
                    <RemoveButton
                      label="Revoke"
                      title={`Revoke ${key.name}?`}
                      consequence="Whatever uses this key stops working at once. It can’t be brought back."
                      removed="Key revoked"
                      remove={() => revoke({ id: key.id })}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

/** A publishable key in full, to copy at any time; of a secret key only its first characters. */
function KeyText({ of: { publicKey, hint, revokedAt, name } }: { of: Key }) {
  if (!publicKey || revokedAt) return <code className="text-sm text-soft">{hint}…</code>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 text-sm break-all text-soft">{publicKey}</code>
      <CopyButton text={publicKey} label="Copy" aria-label={`Copy ${name}`} />
    </span>
  );
}

/** What a program may do that is given the key; a publishable one is given to nobody in particular. */
function ProgramScopes() {
  if (useWatch({ name: 'kind' }) !== 'SECRET') return null;
  return (
    <ManyField
      name="scopes"
      legend="Programs that connect with it (MCP) may"
      hint="None, unless you tick one. The API is not affected."
      options={programScopes.map((scope) => ({ value: scope, label: scopeWords[scope].label }))}
    />
  );
}

function NewKey({ create }: Pick<ApiKeyListProps, 'create'>) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string>();
  const { onDirty, askToClose } = useCloseGuard(() => {
    setMade(undefined);
    setOpen(false);
  });
  const isPublic = made?.startsWith('pk_');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : askToClose())}
      title={made ? 'Your new key' : 'New key'}
      trigger={
        <Button>
          <Plus aria-hidden /> New key
        </Button>
      }
    >
      {made ? (
        <div className="grid gap-4">
          {isPublic ? (
            <p className="text-soft">It may stand in a page, and it stays in this list to be copied again.</p>
          ) : (
            <Callout tone="caution" title="Copy it now">
              This is the only time you can see it. We keep just its fingerprint.
            </Callout>
          )}
          <code className="overflow-x-auto rounded-control border bg-sunken px-3 py-2 text-sm break-all">
            {made}
          </code>
          <CopyButton text={made} label="Copy key" className="justify-self-start" />
        </div>
      ) : (
        <div data-panel>
          <OfficeForm
            schema={apiKeyInput}
            values={{ name: '', kind: 'PUBLISHABLE', scopes: [] }}
            save={create}
            submitLabel="Make key"
            onSaved={({ key }) => {
              onDirty(false);
              setMade(key);
            }}
            onDirty={onDirty}
          >
            <TextField name="name" label="Name" hint="Where it will be used." />
            <RadioField
              name="kind"
              legend="Kind"
              options={[
                {
                  value: 'PUBLISHABLE',
                  label: 'Publishable',
                  description: 'Reads what you sell and what is free, and books. It is no secret.',
                },
                { value: 'SECRET', label: 'Secret', description: 'Everything, for a server of yours.' },
              ]}
            />
            <ProgramScopes />
          </OfficeForm>
        </div>
      )}
    </Dialog>
  );
}
