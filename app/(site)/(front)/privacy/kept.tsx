import { assistantLimits } from '@/lib/domain/assistant/limits';
import { personalDataRetention } from '@/lib/domain/retention';
import { PlainTable } from './plain-table';

const { customerYears, mailMonths, visitorDays } = personalDataRetention;
const inYears = (days: number) => (days % 365 === 0 ? `${days / 365} years` : `${days} days`);

/** How long each kind of personal data is kept: what the daily sweep goes by. */
export function Kept({ auditDays }: { auditDays: number }) {
  return (
    <PlainTable
      head={['What', 'How long']}
      rows={[
        [
          'A customer’s name, address, phone and notes, and the contact on their bookings',
          `${customerYears} years after the last booking was over, then removed`,
        ],
        ['That a mail was sent, and to whom (its text is never kept)', `${mailMonths} months`],
        ['What hashes tell of a visitor’s browser and address on a booking', `${visitorDays} days`],
        ['Who changed what, and sign-ins of an account', inYears(auditDays)],
        [
          'What somebody of a business and its assistant have said',
          `${assistantLimits.keptDays} days after the last message`,
        ],
        [
          'What a visitor of a site asks its assistant',
          'not at all: your tab keeps it. Counted is what the business used; written down is that something was looked up, not what or by whom',
        ],
        ['Open sessions; browsers that an account is known in', '30 days; 400 days after the last visit'],
        ['Sums, dates and Stripe’s numbers of payments and refunds', 'for good, as accounts must be'],
      ]}
    />
  );
}
