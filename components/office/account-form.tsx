'use client';

import { type ReactNode, useState, useTransition } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FieldError } from '@/lib/domain/errors';
import type { SaveResult } from './form/save-result';

type AccountField = {
  name: string;
  label: string;
  type: 'email' | 'password' | 'text';
  autoComplete: string;
  inputMode?: 'numeric';
  hint?: string;
  defaultValue?: string;
};

type AccountFormProps = {
  fields: AccountField[];
  submitLabel: string;
  /** Gets the typed texts by field name. On success the action redirects, or the form shows `done`. */
  send: (typed: Record<string, string>) => Promise<SaveResult | undefined>;
  done?: ReactNode;
};

/** Next.js signals an action's redirect as an error in the browser: nothing is wrong, the next page is loading. */
function leadsOn(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT');
}

/** A few fields and one button. Typed values stay on failure; the server never sends them back. */
export function AccountForm({ fields, submitLabel, send, done }: AccountFormProps) {
  const [problem, setProblem] = useState<string>();
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [finished, setFinished] = useState(false);
  const [pending, start] = useTransition();
  if (finished && done) return done;
  const isAsked = (path: string) => fields.some(({ name }) => name === path);

  return (
    // Submitted before hydration, the form would send a GET to this page with the password in the URL. With `dialog`
    // nothing happens, and what was typed stays.
    <form
      method="dialog"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        start(async () => {
          setProblem(undefined);
          setErrors([]);
          try {
            const result = await send(
              Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
            );
            if (!result || result.ok) return setFinished(true);
            const { errors: found = [], message } = result;
            setErrors(found);
            // Errors that a field shows aren't repeated here.
            const isSaid = found.some((each) => each.message === message && isAsked(each.path));
            if (!isSaid) setProblem(message);
          } catch (error) {
            if (leadsOn(error)) return;
            setProblem('We couldn’t reach the server. Check your connection and try again.');
          }
        });
      }}
    >
      {problem && (
        <Callout tone="danger" live>
          {problem}
        </Callout>
      )}
      {fields.map(({ label, hint, ...input }) => (
        <Field
          key={input.name}
          label={label}
          hint={hint}
          required
          error={errors.find((each) => each.path === input.name)?.message}
        >
          <Input {...input} />
        </Field>
      ))}
      <SubmitButton wide pending={pending}>
        {submitLabel}
      </SubmitButton>
    </form>
  );
}
