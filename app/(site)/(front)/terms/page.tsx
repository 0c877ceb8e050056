import type { Metadata } from 'next';
import Link from 'next/link';
import { OperatorAddress, operatorName } from '@/components/site/operator-address';
import { PlainPage, PlainPart } from '@/components/site/plain-page';
import { commissionExample } from '@/lib/domain/commission';
import { platformFacts } from '@/lib/http/pages/platform';

export const metadata: Metadata = {
  title: 'Terms',
  description: 'What a business and the platform agree on.',
};

export default async function TermsPage() {
  const { operator, isDemo, commissionBps } = await platformFacts();
  const { percent, paid, taken, left } = commissionExample(commissionBps, 'USD', 'en-US');
  return (
    <PlainPage
      title="Terms"
      intro={
        <p>
          What a business that opens a site here and {operatorName(operator)} agree on. Customers agree on
          something else, with the business that they book: its rules stand on its site and in every
          confirmation.
        </p>
      }
    >
      <PlainPart id="parties" title="Who agrees with whom">
        <p>
          You, the business that signs up, and the operator of the platform. Whoever signs up says that they
          may do so for the business.
        </p>
        <OperatorAddress operator={operator} isDemo={isDemo} />
      </PlainPart>
      <PlainPart id="service" title="What you get">
        <p>
          A site, a calendar, payments by card and an office, as they are. We change and mend them as we go.
          We can’t promise that they are always reachable, and we don’t take part in what you sell: the
          contract about an appointment is between you and your customer.
        </p>
      </PlainPart>
      <PlainPart id="price" title="What it costs">
        <p>
          {percent} of what your customers pay by card, and nothing of cash and bank transfers. On a booking
          of {paid} that is {taken}, and {left} goes to your account at Stripe. What Stripe charges for the
          card payment, it charges us. Your own share, if it was agreed otherwise, stands under “Payments” in
          your office.
        </p>
        <p>
          When money goes back to a customer, our part goes back in proportion. When a bank takes a payment
          back after a dispute, all of it is taken from your account at Stripe, and our part stays with us.
        </p>
      </PlainPart>
      <PlainPart id="payments" title="Payments">
        <p>
          Cards are charged by Stripe, and paid out to you by Stripe, under Stripe’s terms, which you accept
          when you connect your account. Stripe moves your part to your account there with each payment.
          Without a connected account your customers can pay at the appointment only, if your policy allows
          it.
        </p>
      </PlainPart>
      <PlainPart id="yours" title="What you answer for">
        <ul>
          <li>that your prices, texts and pictures are true and yours to use;</li>
          <li>that you keep the appointments you sell, and the rules that your site states;</li>
          <li>taxes on what you sell, and any licence that your trade needs;</li>
          <li>what your team does with the access that you give them.</li>
        </ul>
        <p>
          Nothing that is illegal may be offered here, and nobody may use the platform to collect the data of
          people who did not ask for it, or to try its locks.
        </p>
      </PlainPart>
      <PlainPart id="customers" title="Your customers’ data">
        <p>
          It is yours: you decide what it is used for, and we process it for you, to take bookings and
          payments, to write mails and to show you your office. What we keep, for how long, and who else sees
          it is on the <Link href="/privacy">privacy page</Link>, which is part of these terms. Owners and
          admins can copy and erase a customer’s data in the office.
        </p>
      </PlainPart>
      <PlainPart id="end" title="How it ends">
        <p>
          You may stop at any time. There is no button that closes a business yet: write to the operator.
          Bookings that stand are kept or refunded first. The operator may stop a business from taking new
          bookings, with the reason shown in its office, when these terms are broken or the law asks for it;
          bookings that exist can still be managed, cancelled and refunded.
        </p>
      </PlainPart>
      <PlainPart id="changes" title="When these terms change">
        <p>
          The share that was agreed with you when you signed up is written down with your business; a new
          price on this page is for businesses that sign up after it.
        </p>
      </PlainPart>
    </PlainPage>
  );
}
