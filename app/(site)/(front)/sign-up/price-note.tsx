import Link from 'next/link';
import { commissionExample } from '@/lib/domain/commission';

type PriceNoteProps = { commissionBps: number; currency: string; country: string | undefined };

/** What it will cost, in the business's own currency, and what is agreed by signing up. */
export function PriceNote({ commissionBps, currency, country }: PriceNoteProps) {
  const { percent, paid, taken, left } = commissionExample(commissionBps, currency, `en-${country ?? 'US'}`);
  const link = 'underline underline-offset-4 hover:text-ink';
  return (
    <p className="max-w-[62ch] text-sm text-pretty text-soft">
      No monthly price. Of what customers pay by card we take {percent}: on a booking of {paid} that is{' '}
      {taken}, and {left} goes to your account at Stripe. When you give money back, our part goes back with
      it. By making your site you agree to the{' '}
      <Link href="/terms" target="_blank" className={link}>
        terms
      </Link>
      ; the{' '}
      <Link href="/privacy" target="_blank" className={link}>
        privacy page
      </Link>{' '}
      says what we keep.
    </p>
  );
}
