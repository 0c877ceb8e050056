'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { AddOn } from '@/lib/domain/catalogue';
import type { PhoneBookingInput } from '@/lib/domain/editing/phone-booking-input';
import type { FieldError } from '@/lib/domain/errors';
import { AddOnFields } from './add-on-fields';
import { type Caller, CallerFields, type FindCustomers } from './caller-fields';
import { PaymentChoice } from './payment-choice';
import { PhoneSummary } from './phone-summary';
import { type ReadQuote, useQuote } from './use-quote';
import { type OfferedPackage, WhatFields } from './what-fields';
import { type Chosen, type ReadMonth, WhenField } from './when-field';

type Booked =
  | { ok: true; id: string; checkoutUrl: string | null; unrecorded: string | null }
  | { ok: false; message: string; errors?: FieldError[] };

type PhoneBookingProps = {
  packages: OfferedPackage[];
  addOns: AddOn[];
  tenant: { timeZone: string; locale: string; currency: string; chargesEnabled: boolean };
  today: string;
  customer: Caller | null;
  readMonth: ReadMonth;
  findCustomers: FindCustomers;
  quote: ReadQuote;
  book: (input: PhoneBookingInput) => Promise<Booked>;
};

/** From "hello" to booked on one page: what, when, extras, who, and how it is paid. */
export function PhoneBooking(props: PhoneBookingProps) {
  const { packages, tenant, today } = props;
  const router = useRouter();
  const [slug, setSlug] = useState(packages[0]?.slug ?? '');
  const item = packages.find((each) => each.slug === slug);
  const [seats, setSeats] = useState(item?.minSeats ?? 1);
  const [resource, setResource] = useState('');
  const [when, setWhen] = useState<Chosen | null>(null);
  const [quantities, setQuantities] = useState<Record<string, number>>({});
  const [caller, setCaller] = useState<Caller>(props.customer ?? { name: '', email: '', phone: '' });
  const [notes, setNotes] = useState('');
  const [address, setAddress] = useState('');
  const [payment, setPayment] = useState<PhoneBookingInput['payment']>(
    tenant.chargesEnabled ? 'LINK' : 'LATER',
  );
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const [refusals, setRefusals] = useState(0);
  /** Those that failed here. */
  const [tries, setTries] = useState(0);
  const [pending, start] = useTransition();

  const page = useRef<HTMLDivElement>(null);
  // To the field that must be corrected; where it is none, to the sentence.
  useEffect(() => {
    if (tries === 0) return;
    const { current } = page;
    const field = current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (field ?? current?.querySelector<HTMLElement>('[data-problem]'))?.focus();
  }, [tries]);

  const basket = when && {
    package: slug,
    seats,
    ...('date' in when ? { date: when.date } : { start: new Date(when.start).toISOString() }),
    ...(resource ? { resource } : {}),
    addOns: Object.entries(quantities).flatMap(([each, quantity]) =>
      quantity > 0 ? [{ slug: each, quantity }] : [],
    ),
  };
  const quote = useQuote(basket, props.quote);
  if (!item) return null;
  const isAtTheirs = item.locationKind === 'CUSTOMER';

  const choosePackage = (next: string) => {
    const chosen = packages.find((each) => each.slug === next);
    setSlug(next);
    setSeats(chosen?.minSeats ?? 1);
    setResource('');
    setWhen(null);
    setQuantities({});
  };
  const book = () => {
    const fail = (message: string, fields: FieldError[] = []) => {
      setProblem(message);
      setErrors(fields);
      setTries((count) => count + 1);
    };
    if (!basket) return fail('Choose a date or a time first.');
    const { phone, ...who } = caller;
    start(async () => {
      setProblem(undefined);
      setErrors([]);
      try {
        const result = await props.book({
          booking: {
            ...basket,
            customer: {
              ...who,
              ...(phone ? { phone } : {}),
              ...(address && isAtTheirs ? { address } : {}),
            },
            ...(notes ? { notes } : {}),
            ...(quote.quote ? { expectedTotalCents: quote.quote.totalCents } : {}),
          },
          payment,
        });
        if (!result.ok) {
          fail(result.message, result.errors);
          setRefusals((count) => count + 1);
          quote.again();
          return;
        }
        if (result.unrecorded) toast.error(`Booked, but the cash isn’t recorded: ${result.unrecorded}`);
        else toast.success(result.checkoutUrl ? 'Held. The link to pay is on its way.' : 'Booked');
        router.push(`/admin/bookings/${result.id}`);
      } catch {
        fail('We couldn’t reach the server. Look into your bookings before you try again.');
      }
    });
  };

  return (
    <div ref={page} className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-5">
        <Card>
          <CardHeader title="What" />
          <CardBody>
            <WhatFields
              packages={packages}
              item={item}
              seats={seats}
              resource={resource}
              tenant={tenant}
              onPackage={choosePackage}
              onSeats={setSeats}
              onResource={setResource}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="When" />
          <CardBody>
            <WhenField
              key={slug}
              package={item}
              seats={seats}
              resource={resource || undefined}
              timeZone={tenant.timeZone}
              locale={tenant.locale}
              today={today}
              refusals={quote.refusals + refusals}
              value={when}
              onChange={setWhen}
              readMonth={props.readMonth}
            />
          </CardBody>
        </Card>
        {item.addOnIds.length > 0 && (
          <Card>
            <CardHeader title="Extras" />
            <CardBody>
              <AddOnFields
                addOns={props.addOns.filter((each) => item.addOnIds.includes(each.id))}
                quantities={quantities}
                tenant={tenant}
                onChange={setQuantities}
              />
            </CardBody>
          </Card>
        )}
        <Card>
          <CardHeader title="Who" />
          <CardBody className="grid gap-4">
            <CallerFields caller={caller} onChange={setCaller} errors={errors} find={props.findCustomers} />
            {isAtTheirs && (
              <Field
                label="Address"
                optional
                error={errors.find((each) => each.path.endsWith('customer.address'))?.message}
                hint="Where it takes place. Left open, the booking is marked until you add it."
              >
                <Textarea
                  rows={2}
                  maxLength={300}
                  value={address}
                  autoComplete="off"
                  onChange={(event) => setAddress(event.target.value)}
                />
              </Field>
            )}
            <Field label="Notes" optional hint="The customer sees them.">
              <Textarea
                rows={2}
                maxLength={2000}
                value={notes}
                onChange={(event) => setNotes(event.target.value)}
              />
            </Field>
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="How it is paid" />
          <CardBody>
            <PaymentChoice value={payment} onChange={setPayment} chargesEnabled={tenant.chargesEnabled} />
          </CardBody>
        </Card>
      </div>
      <PhoneSummary packageName={item.name} when={when} tenant={tenant} quote={quote} payment={payment}>
        {problem && problem !== quote.problem && (
          <div data-problem tabIndex={-1} className="outline-none">
            <Callout tone="danger" live>
              {problem}
            </Callout>
          </div>
        )}
        <Button tone="accent" wide pending={pending} onClick={book}>
          {payment === 'LINK'
            ? 'Hold it and mail the link'
            : payment === 'CASH'
              ? 'Book, cash taken'
              : 'Book'}
        </Button>
      </PhoneSummary>
    </div>
  );
}
