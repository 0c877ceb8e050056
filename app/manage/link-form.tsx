'use client';

import { MailCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { sendLinkAction } from './actions';

type Problem = { message: string; business?: string; email?: string };

/** `business`: its name, when it is known. */
export function LinkForm({ business }: { business: string }) {
  const [sentTo, setSentTo] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(false);
  const done = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (sentTo) done.current?.focus();
  }, [sentTo]);

  const send = async (form: FormData) => {
    setPending(true);
    const email = String(form.get('email') ?? '').trim();
    const answer = await sendLinkAction({ business: String(form.get('business') ?? ''), email }).catch(
      () => null,
    );
    setPending(false);
    if (answer?.ok) {
      setSentTo(email);
      return;
    }
    const of = (field: string) => answer?.errors?.find(({ path }) => path === field)?.message;
    setProblem({
      message: answer?.message ?? 'The connection was lost. Please try again.',
      business: of('business'),
      email: of('email'),
    });
  };

  if (sentTo) {
    return (
      <div className="grid gap-3">
        <MailCheck aria-hidden className="size-8 text-positive" />
        <h2 ref={done} tabIndex={-1} className="text-xl font-medium outline-none">
          Please look into your mailbox
        </h2>
        <p className="text-soft">
          If <span className="[overflow-wrap:anywhere] text-ink">{sentTo}</span> has a booking there, its link
          arrives within a few minutes. Nothing? Look into the spam folder, or try the address you booked
          with.
        </p>
        <div>
          <Button onClick={() => setSentTo(undefined)}>Try another address</Button>
        </div>
      </div>
    );
  }
  return (
    <form
      method="dialog"
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void send(new FormData(event.currentTarget));
      }}
    >
      {problem && !problem.business && !problem.email && (
        <Callout tone="caution" live title={problem.message} />
      )}
      <Field
        label="Where did you book?"
        required
        error={problem?.business}
        hint="The name of the business, or the address of its site."
      >
        <Input name="business" defaultValue={business} autoComplete="organization" maxLength={200} />
      </Field>
      <Field label="E-mail" required error={problem?.email}>
        <Input name="email" type="email" autoComplete="email" inputMode="email" maxLength={254} />
      </Field>
      <Button type="submit" tone="accent" size="large" pending={pending}>
        Send me the link
      </Button>
    </form>
  );
}
