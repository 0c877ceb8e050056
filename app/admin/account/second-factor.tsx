'use client';

import Image from 'next/image';
import { type ReactNode, useState } from 'react';
import { AccountForm } from '@/components/office/account-form';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import {
  beginSecondFactorAction,
  finishSecondFactorAction,
  turnOffSecondFactorAction,
} from './second-factor-actions';

const passwordField = {
  name: 'password',
  label: 'Present password',
  type: 'password',
  autoComplete: 'current-password',
} as const;
const codeField = {
  name: 'code',
  label: 'Code from your phone',
  type: 'text',
  autoComplete: 'one-time-code',
  inputMode: 'numeric',
} as const;

type Stage = 'idle' | 'begin' | 'off';

/** Turns the second factor on (password, QR code, first code, recovery codes) and off (password and code). */
export function SecondFactor({ on, onDone }: { on: boolean; onDone?: () => void }) {
  const [stage, setStage] = useState<Stage>('idle');
  const [shown, setShown] = useState<{ key: string; picture: string }>();
  const [codes, setCodes] = useState<string[]>();

  const back = () => {
    setShown(undefined);
    setStage('idle');
  };

  if (codes) {
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          setCodes(undefined);
          back();
          onDone?.();
        }}
      />
    );
  }
  if (shown) {
    return (
      <WithWayBack back={back}>
        <KeyPicture text={shown.key} picture={shown.picture} />
        <AccountForm
          key="finish"
          fields={[codeField]}
          submitLabel="Turn on"
          send={async (typed) => {
            const result = await finishSecondFactorAction({ code: typed.code ?? '' });
            if (result.ok) {
              setShown(undefined);
              setCodes(result.recoveryCodes);
            }
            return result;
          }}
        />
      </WithWayBack>
    );
  }
  if (on && stage === 'off') {
    return (
      <WithWayBack back={back}>
        <AccountForm
          key="off"
          fields={[passwordField, { ...codeField, hint: 'Or one of your recovery codes.' }]}
          submitLabel="Turn off"
          send={async (typed) => {
            const result = await turnOffSecondFactorAction({
              password: typed.password ?? '',
              code: typed.code ?? '',
            });
            if (result.ok) back();
            return result;
          }}
        />
      </WithWayBack>
    );
  }
  if (!on && stage === 'begin') {
    return (
      <WithWayBack back={back}>
        <AccountForm
          key="begin"
          fields={[passwordField]}
          submitLabel="Show the QR code"
          send={async (typed) => {
            const result = await beginSecondFactorAction({ password: typed.password ?? '' });
            if (result.ok) setShown(result);
            return result;
          }}
        />
      </WithWayBack>
    );
  }
  return (
    <Button tone={on ? 'plain' : 'accent'} onClick={() => setStage(on ? 'off' : 'begin')}>
      {on ? 'Turn off…' : 'Set up'}
    </Button>
  );
}

/** A stage with a button to go back: nothing changes before the first code. */
function WithWayBack({ back, children }: { back: () => void; children: ReactNode }) {
  return (
    <div className="grid gap-4">
      {children}
      <Button tone="quiet" onClick={back}>
        Not now
      </Button>
    </div>
  );
}

function KeyPicture({ text, picture }: { text: string; picture: string }) {
  return (
    <>
      <p className="text-sm text-soft">
        Scan this with an authenticator app on your phone, then type the code that it shows.
      </p>
      <Image
        unoptimized
        src={picture}
        alt="QR code for an authenticator app"
        width={192}
        height={192}
        className="rounded-control bg-white"
      />
      <p className="grid gap-1 text-sm text-soft">
        No camera? Type this key:
        <code className="font-mono break-all text-ink">{text.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
    </>
  );
}

function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  return (
    <div className="grid gap-4">
      <Callout tone="caution" title="Keep these recovery codes" live>
        Each lets you in once if your phone is lost. They are shown only now.
      </Callout>
      <ul aria-label="Recovery codes" className="grid gap-1 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={codes.join('\n')} label="Copy codes" />
        <Button size="small" tone="accent" onClick={onKept}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
