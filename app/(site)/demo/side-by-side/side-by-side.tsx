'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef, useState, useTransition } from 'react';
import { enterAction } from '@/app/(site)/(front)/demo/actions';
import { businesses, type DemoBusiness } from '@/app/(site)/(front)/demo/businesses';
import { refreshOffice } from '@/components/office/refresh-message';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Select } from '@/components/ui/select';
import { siteLinks } from '@/lib/domain/site-links';

/** The refresh interval of the office's frame. */
const everyMs = 4_000;

/**
 * A customer's phone on the left and the office of the same business on the right, which shows what the customer does.
 */
export function SideBySide() {
  const [business, setBusiness] = useState<DemoBusiness>(businesses[1]);
  const [open, setOpen] = useState<DemoBusiness>();
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const office = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    if (!open) return;
    const timer = setInterval(() => refreshOffice(office.current?.contentWindow), everyMs);
    return () => clearInterval(timer);
  }, [open]);

  const begin = () =>
    start(async () => {
      setProblem(undefined);
      const result = await enterAction({ email: business.owner, stay: true });
      if (result.ok) setOpen(business);
      else setProblem(result.message);
    });

  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5 sm:px-6">
        <Link href="/demo" className="flex min-h-11 items-center gap-2 rounded-control">
          <ArrowLeft aria-hidden className="size-4 text-faint" /> Tour
        </Link>
        <h1 className="display mr-auto text-xl">Phone and office</h1>
        <span className="w-56">
          <Select
            aria-label="Business"
            value={business.slug}
            onChange={(event) => {
              const chosen = businesses.find(({ slug }) => slug === event.target.value);
              if (chosen) setBusiness(chosen);
            }}
          >
            {businesses.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Select>
        </span>
        <Button tone="accent" pending={pending} onClick={begin}>
          {open ? 'Start again' : 'Begin'}
        </Button>
      </header>
      <main className="grid flex-1 content-start gap-4 p-4 sm:p-6">
        {problem && (
          <Callout tone="danger" live>
            {problem}
          </Callout>
        )}
        {open ? (
          <div className="grid gap-6 xl:grid-cols-[390px_minmax(0,1fr)]">
            <figure className="grid justify-items-center gap-2">
              <figcaption className="text-sm text-soft">A customer’s phone</figcaption>
              <iframe
                key={`phone-${open.slug}`}
                title={`${open.name} on a customer’s phone`}
                src={siteLinks(open.slug).book(open.package)}
                className="h-[780px] max-h-[85dvh] w-[390px] max-w-full rounded-[1.75rem] border-[6px] border-edge bg-surface"
              />
            </figure>
            <figure className="grid content-start gap-2">
              <figcaption className="text-sm text-soft">
                The office, which looks again every {everyMs / 1000} seconds
              </figcaption>
              <iframe
                key={`office-${open.slug}`}
                ref={office}
                title={`The office of ${open.name}`}
                src="/admin/bookings"
                className="h-[780px] max-h-[85dvh] w-full rounded-card border bg-surface"
              />
            </figure>
          </div>
        ) : (
          <div className="mx-auto grid max-w-xl gap-3 py-16 text-center">
            <p className="display text-3xl">Book on the left, watch it on the right</p>
            <p className="text-pretty text-soft">
              Choose a business and begin. This browser is signed in as its owner, who sees your booking
              arrive: first as a hold that waits for the payment, then confirmed. Pay with 4242 4242 4242
              4242.
            </p>
          </div>
        )}
      </main>
    </div>
  );
}
