'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { moneyText } from '@/components/ui/money';
import { RadioCards } from '@/components/ui/radio-cards';
import { restoreEarlyInput } from '@/components/ui/restore-early-input';
import { Textarea } from '@/components/ui/textarea';
import type { FieldError, Result } from '@/lib/domain/errors';
import { checkContact } from '@/lib/domain/inputs/contact-rules';
import type { PaymentArrangement } from '@/lib/domain/payment-plan';
import { policySentences } from '@/lib/domain/policy-sentences';
import type { Quote } from '@/lib/domain/quote';
import { dateInWords } from '@/lib/domain/when';
import { cancelWords } from './cancel-words';
import type { Choice } from './choice';
import { type Contact, fieldOf, keepContact, noContact, recallContact } from './contact-memory';
import { ErrorSummary } from './error-summary';
import type { Offer } from './offer';
import { StepActions } from './step-actions';
import { StepHeading } from './step-heading';
import { useVisitorClock } from './use-visitor-clock';

/** What is typed, in the form in which it is stored, or what is wrong with it. */
const resolverFor =
  (asksAddress: boolean): Resolver<Contact> =>
  ({ saveCard, ...typed }) => {
    const { contact, problems } = checkContact(typed, { asksAddress });
    const errors = Object.entries(problems).map(([field, message]) => [field, { type: 'rule', message }]);
    return errors.length > 0
      ? { values: {}, errors: Object.fromEntries(errors) }
      : { values: { ...contact, saveCard }, errors: {} };
  };

type DetailsStepProps = {
  offer: Offer;
  choice: Choice;
  price: Result<{ quote: Quote }>;
  /** The server's validation errors, by path of the booking body. */
  errors: FieldError[];
  pending: boolean;
  /** Why the last attempt failed. */
  notice: ReactNode;
  onArrangement: (chosen: PaymentArrangement) => void;
  onSubmit: (contact: Contact) => void;
  onBack: () => void;
};

const waysToPay = {
  ONLINE: { label: 'Now', description: 'By card, on the next page.' },
  AT_APPOINTMENT: { label: 'At the appointment', description: 'Nothing is charged today.' },
};

export function DetailsStep({
  offer,
  choice,
  price,
  errors,
  pending,
  notice,
  onArrangement,
  onSubmit,
  onBack,
}: DetailsStepProps) {
  const business = offer.tenant.id;
  const asksAddress = offer.package.locationKind === 'CUSTOMER';
  const [typed] = useState(() => restoreEarlyInput('contact', noContact));
  const form = useForm<Contact>({
    resolver: resolverFor(asksAddress),
    defaultValues: typed,
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const { register, handleSubmit, formState, reset, watch, setError, setFocus } = form;
  const summary = useRef<{ focus: () => void }>(null);

  useEffect(() => {
    const kept = recallContact(business);
    if (kept) reset(mergeContact(kept, typed));
    const watching = watch((values) => keepContact(business, { ...noContact, ...values } as Contact));
    return () => watching.unsubscribe();
  }, [business, reset, watch, typed]);

  useEffect(() => {
    for (const { path, message } of errors) {
      const field = fieldOf(path);
      if (field) setError(field, { message });
    }
    if (errors.some(({ path }) => fieldOf(path))) requestAnimationFrame(() => summary.current?.focus());
  }, [errors, setError]);

  const entries = (['name', 'email', 'phone', 'address', 'notes'] as const).flatMap((field) => {
    const message = formState.errors[field]?.message;
    return message ? [{ field, message }] : [];
  });
  const quote = price.ok ? price.quote : null;
  const visitor = useVisitorClock();
  const cancel = quote && cancelWords(offer, choice, quote, visitor);
  const asksForCard = offer.arrangement === 'ONLINE' && quote !== null && quote.balanceCents > 0;
  const say = (cents: number) => moneyText(cents, offer.tenant.currency, offer.tenant.locale, true);

  return (
    <form
      name="contact"
      method="dialog"
      noValidate
      onSubmit={handleSubmit(onSubmit, () => requestAnimationFrame(() => summary.current?.focus()))}
      className="grid gap-8"
    >
      <StepHeading focusKey="details" eyebrow={offer.package.name}>
        How can {offer.tenant.name} reach you?
      </StepHeading>
      {notice}
      {formState.submitCount > 0 || errors.length > 0 ? (
        <ErrorSummary ref={summary} entries={entries} onGo={setFocus} />
      ) : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Name" required error={formState.errors.name?.message}>
          <Input {...register('name')} autoComplete="name" dir="auto" maxLength={200} />
        </Field>
        <Field
          label="E-mail"
          required
          error={formState.errors.email?.message}
          hint="The confirmation goes here."
        >
          <Input {...register('email')} type="email" autoComplete="email" inputMode="email" maxLength={254} />
        </Field>
        <Field label="Phone" optional error={formState.errors.phone?.message} hint="Only for this booking.">
          <Input {...register('phone')} type="tel" autoComplete="tel" maxLength={40} />
        </Field>
        {asksAddress && (
          <Field
            label="Where should we come?"
            required
            error={formState.errors.address?.message}
            hint={`The address, with the town. ${offer.package.locationText}`}
            className="sm:col-span-2"
          >
            <Textarea
              {...register('address')}
              rows={2}
              autoComplete="street-address"
              dir="auto"
              maxLength={300}
            />
          </Field>
        )}
        <Field
          label="Anything we should know?"
          optional
          error={formState.errors.notes?.message}
          className="sm:col-span-2"
        >
          <Textarea {...register('notes')} rows={3} dir="auto" maxLength={2000} />
        </Field>
      </div>
      {offer.arrangements.length > 1 && quote !== null && quote.totalCents > 0 && (
        <Fieldset legend="When would you like to pay?">
          <RadioCards
            name="arrangement"
            columns={2}
            value={offer.arrangement ?? undefined}
            onChange={(chosen) => onArrangement(chosen as PaymentArrangement)}
            options={offer.arrangements.map((value) => ({ value, ...waysToPay[value] }))}
          />
        </Fieldset>
      )}
      {asksForCard && (
        <Checkbox
          {...register('saveCard')}
          label={`Keep my card with Stripe for the balance of ${say(quote.balanceCents)}`}
          description={cardSentence(offer, quote)}
        />
      )}
      <section
        aria-labelledby="policy-heading"
        className="grid gap-2 rounded-card border bg-sunken px-5 py-4 text-sm"
      >
        <h2 id="policy-heading" className="font-medium">
          Good to know
        </h2>
        <ul className="grid gap-1 text-soft">
          {/* On a wide screen it stands in the summary beside this. */}
          {cancel && <li className="lg:hidden">{cancel}</li>}
          {policySentences(offer.policy, offer.tenant.currency, offer.tenant.locale, {
            withCancellation: cancel === null,
          }).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <StepActions
        atEnd
        offer={offer}
        choice={choice}
        price={price}
        back={
          <Button tone="quiet" size="large" onClick={onBack}>
            Back
          </Button>
        }
        next={
          <Button type="submit" tone="accent" size="large" pending={pending} disabled={!price.ok}>
            {quote === null || quote.dueNowCents === 0 ? (
              'Book now'
            ) : (
              <>
                Continue to payment
                {/* On a phone the sum is shown beside the button. */}
                <span className="max-lg:sr-only">· {say(quote.dueNowCents)}</span>
              </>
            )}
          </Button>
        }
      />
    </form>
  );
}

/** The card is saved and nothing more: we never charge it without the customer, so the sentence must not say so. */
function cardSentence(offer: Offer, { balanceDueOn }: Quote): string {
  const due = balanceDueOn ? `, on ${dateInWords(balanceDueOn, offer.tenant.locale)}` : '';
  return `Nothing is charged by itself. Before the balance is due${due}, we send you a link to pay, and ${offer.tenant.name} asks you before this card is used.`;
}

/** The stored contact, overridden by what was typed since. */
function mergeContact(kept: Contact, typed: Contact): Contact {
  const anew = Object.entries(typed).filter(([, value]) => value);
  return { ...kept, ...Object.fromEntries(anew) };
}
