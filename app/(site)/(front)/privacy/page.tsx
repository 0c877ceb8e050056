import type { Metadata } from 'next';
import Link from 'next/link';
import { OperatorAddress, operatorName } from '@/components/site/operator-address';
import { PlainPage, PlainPart } from '@/components/site/plain-page';
import { platformFacts } from '@/lib/http/pages/platform';
import { Kept } from './kept';
import { Stored } from './stored';

export const metadata: Metadata = {
  title: 'Privacy',
  description: 'What is kept of whom, for how long, and who else sees it.',
};

export default async function PrivacyPage() {
  const { operator, isDemo, auditDays } = await platformFacts();
  return (
    <PlainPage
      title="Privacy"
      intro={<p>What is kept of whom, for how long, who else sees it, and how to have it removed.</p>}
    >
      <PlainPart id="who" title="Who is responsible">
        <p>
          If you book with a business: that business decides what happens to your data, and{' '}
          {operatorName(operator)} processes it on its behalf. Its address stands at the foot of its site;
          please turn to it first.
        </p>
        <p>If you run a business here, for your account and your sign-ins it is the operator:</p>
        <OperatorAddress operator={operator} isDemo={isDemo} />
      </PlainPart>
      <PlainPart id="what" title="What you give, and what for">
        <ul>
          <li>
            As a customer: name, e-mail, a phone number and a note if you write them, and what you booked. The
            business needs it to keep the appointment; we write you the confirmation and what changes.
          </li>
          <li>
            As an owner or a member of a team: name, e-mail, a password (kept only as a hash that can’t be
            turned back), and when and in what kind of browser you signed in, so that you notice a stranger.
          </li>
          <li>
            Card numbers never reach us: they are typed on Stripe’s own page. We keep Stripe’s number of a
            payment, its sum and its date.
          </li>
        </ul>
        <p>
          The law’s words for it: the contract about the booking or the account; for holding off misuse, our
          legitimate interest. Nothing is sold, nobody is profiled, and there are no advertisements and no
          counters of other companies on these pages.
        </p>
      </PlainPart>
      <PlainPart id="kept" title="How long it is kept">
        <Kept auditDays={auditDays} />
        <p>
          Backups of the database, if the host makes any, keep a copy for as long as the host’s settings say.
        </p>
      </PlainPart>
      <PlainPart id="cookies" title="Cookies and what stays in your browser">
        <p>
          Only what a page needs to work, so there is no banner to click away. The public pages of a business
          set none; whoever asks the assistant of one gets the first below.
        </p>
        <Stored />
      </PlainPart>
      <PlainPart id="others" title="Who else sees it">
        <ul>
          <li>
            <b>Stripe</b>: payments and payouts. It gets your e-mail address, the sum and what it is for, and
            is itself responsible for what it does with them.
          </li>
          <li>
            <b>Postmark</b>: sends our mails, so it sees their addresses and text.
          </li>
          <li>
            <b>Upstash</b>: wakes up work that is due, by its number only. Where its cache is in use, it also
            holds counters by address or browser for some minutes, as hashes or numbers that name no customer.
          </li>
          <li>
            <b>Have I Been Pwned</b>, where it is switched on: the first five characters of a hash of a new
            password, which tell it neither the password nor whose it is.
          </li>
          <li>
            <b>The provider of the assistant’s model</b>, where a business’s people use the assistant: what
            they write to it, and what is looked up to answer them, which may name customers. The assistant’s
            panel names the provider. Where a visitor asks the assistant of a site: what they write, and what
            the site says and what is free.
          </li>
          <li>
            <b>The host</b> of the app and of its database.
          </li>
          <li>
            The operator can look into a business for thirty minutes at a time, with a reason, which is
            written to that business’s history.
          </li>
        </ul>
      </PlainPart>
      <PlainPart id="rights" title="A copy, a correction, removal">
        <p>
          Ask the business that you booked with. It can give you everything that is kept of you in one file,
          correct it, and erase it: name, addresses, phone and free texts are then taken out of your bookings,
          mails and history, and your links stop working. Sums and dates stay, without you. While a booking
          stands, or money is still open, it can’t be erased. What Stripe and Postmark keep is erased there.
        </p>
        <p>
          For your account with the platform, write to the operator. You may also complain to the data
          protection authority of your country.
        </p>
      </PlainPart>
      <PlainPart id="safe" title="How it is kept safe">
        <p>
          Businesses are kept apart by the database itself, links to a booking are signed and can be revoked,
          sign-ins can be seen and ended, and a second step by phone is offered to everybody who works here.
          Found a hole? The <Link href="/imprint">imprint</Link> says where to tell us.
        </p>
      </PlainPart>
    </PlainPage>
  );
}
