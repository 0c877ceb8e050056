import Link from 'next/link';
import { commissionExample } from '@/lib/domain/commission';

/** What the platform takes, with an example, and what happens to it when money goes back. */
export function Price({ commissionBps }: { commissionBps: number }) {
  const { percent, paid, taken, left, halfPaid, halfTaken } = commissionExample(
    commissionBps,
    'USD',
    'en-US',
  );
  return (
    <div className="grid gap-10 lg:grid-cols-[1fr_1.4fr] lg:gap-16">
      <div className="grid content-start gap-3">
        <p className="display text-[clamp(3.5rem,9vw,6rem)] text-accent-text">{percent}</p>
        <p className="max-w-[34ch] text-lg text-pretty text-soft">
          of what your customers pay by card. No monthly price, no price per person, nothing to begin.
        </p>
      </div>
      <dl className="grid content-start gap-6 [&_dd]:max-w-[56ch] [&_dd]:text-pretty [&_dd]:text-soft [&_dt]:font-medium">
        <div className="grid gap-1 border-t pt-5">
          <dt>A booking of {paid}</dt>
          <dd>
            We take {taken}, and {left} goes to your account at Stripe. What Stripe charges for the card
            payment, it charges us.
          </dd>
        </div>
        <div className="grid gap-1 border-t pt-5">
          <dt>Cash and bank transfers</dt>
          <dd>Nothing. You can write them down in the office all the same.</dd>
        </div>
        <div className="grid gap-1 border-t pt-5">
          <dt>When money goes back</dt>
          <dd>
            Our part goes back with it, in proportion: give back {halfPaid} of {paid}, and {halfTaken} of it
            comes from us. Only what a bank takes back after a dispute leaves our part where it is.{' '}
            <Link href="/help#price" className="underline underline-offset-4 hover:text-ink">
              More about money
            </Link>
          </dd>
        </div>
      </dl>
    </div>
  );
}
