'use client';

import Link from 'next/link';
import { useEffect, useRef, useState, useTransition } from 'react';
import type { z } from 'zod';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { reach } from '@/components/ui/reach';
import { restoreEarlyInput } from '@/components/ui/restore-early-input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Country } from '@/lib/domain/countries';
import {
  type NewBusinessInput,
  newBusinessInput,
  type SignUpInput,
  signUpInput,
} from '@/lib/domain/editing/sign-up-input';
import type { FieldError } from '@/lib/domain/errors';
import { passwordProblem } from '@/lib/domain/password';
import { addBusinessAction, signUpAction } from './actions';
import { guessPlace, type Place } from './place';
import { PlaceFields } from './place-fields';
import { PriceNote } from './price-note';
import { SitePreview } from './site-preview';
import { TradeChoice } from './trade-choice';

const formName = 'sign-up';
type Typed = Pick<SignUpInput, 'businessName' | 'ownerName' | 'email' | 'password'>;
type SignUpFormProps = {
  countries: Country[];
  signedIn: boolean;
  trade: SignUpInput['trade'] | undefined;
  commissionBps: number;
};

/**
 * The sign-up form: one page with five questions; country, zone and currency are guessed. A preview of the site is
 * shown beside it.
 */
export function SignUpForm({ countries, signedIn, trade: asked, commissionBps }: SignUpFormProps) {
  const [typed, setTyped] = useState<Typed>({ businessName: '', ownerName: '', email: '', password: '' });
  const [trade, setTrade] = useState(asked);
  const [place, setPlace] = useState<Place | null>(null);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const [known, setKnown] = useState(false);
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  // Only the browser knows its zone; read after hydration, so that the server's and the browser's first render are the
  // same.
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    setPlace(guessPlace(countries, timeZone, navigator.languages));
  }, [countries]);

  // The first render matches the server's; then what was typed before hydration is taken over.
  useEffect(() => {
    setTyped((empty) => restoreEarlyInput(formName, empty));
    const chosen = signUpInput.shape.trade.safeParse(restoreEarlyInput(formName, { trade: '' }).trade);
    if (chosen.success) setTrade(chosen.data);
  }, []);

  useEffect(() => {
    if (errors.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message;
  const field = (name: keyof Typed) => ({
    name,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => {
      setTyped({ ...typed, [name]: event.target.value });
      setErrors(errors.filter((error) => error.path !== name));
    },
  });

  const send = () =>
    start(async () => {
      setProblem(undefined);
      setKnown(false);
      const business = { businessName: typed.businessName, trade, ...place };
      const parsed: z.ZodSafeParseResult<NewBusinessInput | SignUpInput> = signedIn
        ? newBusinessInput.safeParse(business)
        : signUpInput.safeParse({ ...business, ...typed });
      if (!parsed.success) {
        setErrors(
          parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
        );
        return;
      }
      const { data } = parsed;
      // On success the action redirects to the office.
      const answer = await reach(() => ('email' in data ? signUpAction(data) : addBusinessAction(data)));
      if (answer.ok) return;
      setErrors(answer.errors ?? []);
      setKnown(answer.code === 'conflict');
      setProblem(answer.message);
    });

  const next = `/sign-in?next=${encodeURIComponent('/sign-up')}`;
  const easy = typed.password === '' ? null : passwordProblem(typed.password, [typed.email, typed.ownerName]);
  return (
    <div className="grid items-start gap-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,27rem)] lg:gap-16">
      <form
        ref={form}
        name={formName}
        method="dialog"
        noValidate
        className="grid max-w-2xl gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {problem && (
          <Callout
            tone={known ? 'info' : 'danger'}
            live
            action={
              known && (
                <Link
                  href={next}
                  className="inline-flex min-h-11 items-center font-medium underline underline-offset-4"
                >
                  Sign in
                </Link>
              )
            }
          >
            {problem}
          </Callout>
        )}
        <Field
          label="What is your business called?"
          error={errorOf('businessName')}
          required
          hint="As your customers know it. It also becomes the address of your site."
        >
          <Input {...field('businessName')} autoComplete="organization" maxLength={80} dir="auto" />
        </Field>
        <TradeChoice
          value={trade}
          onChange={(chosen) => {
            setTrade(chosen);
            setErrors(errors.filter((error) => error.path !== 'trade'));
          }}
          error={errorOf('trade')}
        />
        {!signedIn && (
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label="Your name" error={errorOf('ownerName')} required>
              <Input {...field('ownerName')} autoComplete="name" maxLength={120} dir="auto" />
            </Field>
            <Field
              label="E-mail"
              error={errorOf('email')}
              required
              hint="You sign in with it, and customers see it until you write another."
            >
              <Input {...field('email')} type="email" autoComplete="email" inputMode="email" />
            </Field>
            <Field
              className="sm:col-span-2"
              label="Password"
              error={errorOf('password')}
              required
              hint={
                typed.password === ''
                  ? 'At least 10 characters. A few unrelated words are strong and easy to remember.'
                  : (easy ?? 'Good.')
              }
            >
              <PasswordInput {...field('password')} autoComplete="new-password" maxLength={200} />
            </Field>
          </div>
        )}
        <PlaceFields
          countries={countries}
          place={place}
          onChange={setPlace}
          error={errorOf('country') ?? errorOf('timeZone') ?? errorOf('currency')}
        />
        <PriceNote
          commissionBps={commissionBps}
          currency={place?.currency ?? 'USD'}
          country={place?.country}
        />
        <div className="grid gap-3 sm:flex sm:items-center sm:gap-5">
          <SubmitButton size="large" pending={pending}>
            {pending ? 'Making your site…' : 'Make my site'}
          </SubmitButton>
          {!signedIn && (
            <p className="text-sm text-soft">
              Have an account?{' '}
              <Link href={next} className="underline underline-offset-4 hover:text-ink">
                Sign in
              </Link>
            </p>
          )}
        </div>
      </form>
      <div className="hidden lg:sticky lg:top-28 lg:block">
        <SitePreview name={typed.businessName} trade={trade} currency={place?.currency ?? 'USD'} />
      </div>
    </div>
  );
}
