'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { reach } from '@/components/ui/reach';
import type { FieldError } from '@/lib/domain/errors';

export type Caller = { name: string; email: string; phone: string };
type Known = Caller & { id: string };
export type FindCustomers = (input: {
  search: string;
}) => Promise<{ ok: true; rows: Known[] } | { ok: false }>;

type CallerFieldsProps = {
  caller: Caller;
  onChange: (caller: Caller) => void;
  errors: FieldError[];
  find: FindCustomers;
};

/** The customer on the phone: an existing one, suggested while name, e-mail or phone are typed, or a new one. */
export function CallerFields({ caller, onChange, errors, find }: CallerFieldsProps) {
  const [known, setKnown] = useState<Known[]>([]);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (typed.trim().length < 2) {
      setKnown([]);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      // A failed look-up only means no suggestions; the booking can go on without.
      const answer = await reach(() => find({ search: typed.trim() }));
      if (current && answer.ok) setKnown(answer.rows);
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, find]);
  const errorOf = (field: keyof Caller) =>
    errors.find((each) => each.path.endsWith(`customer.${field}`))?.message;
  const set = (field: keyof Caller, value: string) => {
    onChange({ ...caller, [field]: value });
    setTyped(value);
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Name" required error={errorOf('name')}>
        <Input value={caller.name} autoComplete="off" onChange={(event) => set('name', event.target.value)} />
      </Field>
      <Field label="E-mail" required error={errorOf('email')}>
        <Input
          type="email"
          value={caller.email}
          autoComplete="off"
          onChange={(event) => set('email', event.target.value)}
        />
      </Field>
      <Field label="Phone" optional error={errorOf('phone')}>
        <Input
          type="tel"
          value={caller.phone}
          autoComplete="off"
          onChange={(event) => set('phone', event.target.value)}
        />
      </Field>
      <p role="status" className="sr-only">
        {known.length > 0 && `${known.length} known customers match`}
      </p>
      {known.length > 0 && (
        <ul aria-label="Known customers" className="grid gap-1 sm:col-span-2">
          {known.map(({ id, ...each }) => (
            <li key={id}>
              <Button
                tone="quiet"
                size="small"
                className="max-w-full"
                onClick={() => {
                  onChange(each);
                  setTyped('');
                }}
              >
                <span className="font-medium">{each.name}</span>
                <span className="truncate text-soft">{each.email}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
