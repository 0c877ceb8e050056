import { OfficePicture } from '@/components/landing/office-picture';
import { Price } from '@/components/landing/price';
import { Promises } from '@/components/landing/promises';
import { SampleBooking } from '@/components/landing/sample-booking';
import { Steps } from '@/components/landing/steps';
import { Trades } from '@/components/landing/trades';
import { Photo } from '@/components/site/photo';
import { Section } from '@/components/site/section';
import { LinkButton } from '@/components/ui/link-button';
import { percentOf } from '@/lib/domain/commission';
import { platformFacts } from '@/lib/http/pages/platform';

export default async function LandingPage() {
  const { commissionBps, isDemo } = await platformFacts();
  return (
    <>
      <div className="page grid items-center gap-12 pt-10 sm:pt-16 lg:grid-cols-[1fr_1.1fr] lg:gap-16">
        <div className="grid gap-6">
          <h1 className="display text-[clamp(2.75rem,7vw,4.75rem)]">Bookings that feel like your business</h1>
          <p className="max-w-[44ch] text-lg text-pretty text-soft sm:text-xl">
            A site of your own, a calendar that can’t be double-booked, and payments that follow your rules.
            For photographers, salons, studios, tours and coaches.
          </p>
          <div className="flex flex-wrap gap-3">
            <LinkButton href="/sign-up" tone="accent" size="large">
              Start your site
            </LinkButton>
            <LinkButton href="/demo" size="large">
              Take the tour
            </LinkButton>
          </div>
          <p className="text-sm text-faint">
            No monthly price. We take {percentOf(commissionBps)} of what your customers pay by card, and
            nothing of cash or bank transfers.
          </p>
        </div>
        <div className="relative pb-24 sm:pb-16">
          <div className="relative aspect-[4/5] overflow-hidden rounded-card bg-sunken sm:aspect-[5/4]">
            <Photo
              src="/pictures/bella-weddings/classic-day-1.webp"
              alt="A flower arch on a hill at dusk"
              sizes="(min-width: 64rem) 40rem, 100vw"
              eager
            />
          </div>
          <div className="absolute right-4 bottom-0 left-4 sm:right-6 sm:left-auto sm:w-80 lg:-left-8">
            <SampleBooking />
          </div>
        </div>
      </div>

      <Section title="Built around four promises">
        <Promises />
      </Section>

      <Section
        title="Finished before you begin"
        description="Each trade starts with pictures, packages, opening hours and rules that fit it. Nothing to design, everything to change."
      >
        <Trades isDemo={isDemo} />
      </Section>

      <Section
        id="office"
        title="Behind the counter"
        description="Who comes when, who is with whom, and what is still to be paid: one look in the morning, one in the evening."
      >
        <OfficePicture />
      </Section>

      <Section title="From nothing to the first booking">
        <Steps />
      </Section>

      <Section id="price" title="What it costs">
        <Price commissionBps={commissionBps} />
      </Section>

      <div className="page pt-24 sm:pt-32">
        <div className="relative isolate grid justify-items-start gap-5 overflow-hidden rounded-card bg-photo-shade px-6 py-20 text-photo-ink sm:px-14 sm:py-28">
          <Photo src="/pictures/outback-tours/hero.webp" alt="" sizes="76rem" className="-z-10" />
          <div
            aria-hidden
            className="absolute inset-0 -z-10 bg-linear-to-r from-photo-shade/85 via-photo-shade/64 via-60% to-photo-shade/10 max-sm:bg-none max-sm:bg-photo-shade/65"
          />
          <h2 className="display max-w-[16ch] text-[clamp(2.25rem,5vw,3.75rem)]">
            Look around before you decide
          </h2>
          <p className="max-w-[42ch] text-lg text-pretty">
            Three invented businesses are open for you: book a wedding, a massage or a boat, then see it
            arrive in the office.
          </p>
          <LinkButton href="/demo" tone="photo" size="large">
            Take the tour
          </LinkButton>
        </div>
      </div>
    </>
  );
}
