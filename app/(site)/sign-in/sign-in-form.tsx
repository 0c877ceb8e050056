'use client';

import { AccountForm } from '@/components/office/account-form';
import { Button } from '@/components/ui/button';
import type { DemoEmail } from '@/lib/http/auth/demo';
import { enterAction } from '../(front)/demo/actions';
import { signInAction } from './actions';

type Demo = readonly (readonly [DemoEmail, string])[];

export function SignInForm({ next, demo }: { next: string; demo: Demo | null }) {
  return (
    <div className="grid gap-5">
      <AccountForm
        fields={[
          { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
          { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
        ]}
        submitLabel="Sign in"
        send={(typed) => signInAction({ email: typed.email ?? '', password: typed.password ?? '', next })}
      />
      {demo && (
        <div className="grid gap-2 rounded-card border bg-sunken p-4 text-sm">
          <p className="text-soft">This is the demo. Go in as</p>
          <div className="flex flex-wrap gap-2">
            {demo.map(([email, name]) => (
              <Button key={email} size="small" onClick={() => void enterAction({ email, stay: false })}>
                {name}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
