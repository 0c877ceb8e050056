import { Columns2, Mail } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { Photo } from '@/components/site/photo';
import { Section } from '@/components/site/section';
import { LinkButton } from '@/components/ui/link-button';
import { siteLinks } from '@/lib/domain/site-links';
import { demoMailPath, isDemo } from '@/lib/http/auth/demo';
import { businesses } from './businesses';
import { EnterButton } from './enter-button';
import { Race } from './race';

export const metadata: Metadata = {
  title: 'Tour',
  description: 'Book as a customer, work as an owner, watch as the operator.',
};

export default async function DemoPage() {
  // Decided when the app runs, never by the build.
  await connection();
  // The landing page says what it would have shown.
  if (!isDemo()) redirect('/#office');
  const mailPath = demoMailPath();
  return (
    <>
      <div className="page grid gap-6 pt-10 sm:pt-14">
        <h1 className="display max-w-[18ch] text-[clamp(2.5rem,6vw,4rem)]">Try both sides of the counter</h1>
        <p className="max-w-[58ch] text-lg text-pretty text-soft">
          Three invented businesses are open. Book with them as a customer would; then go behind the counter
          and see it arrive. Nothing is charged: pay with the card{' '}
          <span className="font-mono whitespace-nowrap">4242 4242 4242 4242</span>.
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/demo/side-by-side" tone="accent" size="large">
            <Columns2 aria-hidden /> Phone and office, side by side
          </LinkButton>
          {mailPath && (
            <LinkButton href={mailPath} size="large" prefetch={false} target="_blank">
              <Mail aria-hidden /> Read the mails
            </LinkButton>
          )}
        </div>
      </div>

      <Section
        title="Three businesses"
        description="Go in by either door. Opening an office signs this browser in as its owner."
      >
        <ul className="grid gap-x-6 gap-y-10 md:grid-cols-3">
          {businesses.map((business) => (
            <li key={business.slug} className="grid content-start gap-4">
              <div className="relative aspect-[3/2] overflow-hidden rounded-card bg-sunken">
                <Photo
                  src={`/pictures/${business.slug}/hero.webp`}
                  alt=""
                  sizes="(min-width: 48rem) 24rem, 100vw"
                />
              </div>
              <div className="grid gap-1">
                <h3 className="text-lg font-medium">{business.name}</h3>
                <p className="text-pretty text-soft">{business.text}</p>
              </div>
              <div className="flex flex-wrap gap-2">
                <LinkButton href={siteLinks(business.slug).home} tone="accent">
                  Book as a customer
                </LinkButton>
                <EnterButton email={business.owner} label={`Open the office of ${business.name}`}>
                  Open the office
                </EnterButton>
              </div>
            </li>
          ))}
        </ul>
      </Section>

      <Section
        title="Two buyers, one date"
        description="The moment that breaks most booking sites. Ada and Ben press the button at the same instant, for the same day, through the same door that every customer takes. The database lets one through; the other is told kindly."
      >
        <Race business="bella-weddings" packageSlug="elopement" />
      </Section>

      <Section
        title="Behind all of them"
        description="The operator sees every business, what came in from Stripe, and what is still to be done; suspends, restores, and tries again what failed."
      >
        <EnterButton email="operator@mais.test" label="Open the operator’s console">
          Open the console
        </EnterButton>
      </Section>
    </>
  );
}
