import type { Metadata } from 'next';
import Link from 'next/link';
import { PlainPage } from '@/components/site/plain-page';
import { commissionExample } from '@/lib/domain/commission';
import { platformFacts } from '@/lib/http/pages/platform';
import { customerQuestions } from './customer-questions';
import { HelpList } from './help-list';
import { ownerQuestions } from './owner-questions';

export const metadata: Metadata = {
  title: 'Help',
  description: 'Questions of customers and of owners, and their answers.',
};

export default async function HelpPage() {
  const { commissionBps } = await platformFacts();
  return (
    <PlainPage
      title="Help"
      intro={
        <p>
          Short answers. About a booking, the business itself knows most: its address is at the foot of its
          site and in your confirmation. For everything else, see the{' '}
          <Link href="/imprint" className="underline underline-offset-4">
            imprint
          </Link>
          .
        </p>
      }
    >
      <HelpList
        parts={[
          { id: 'customers', title: 'You have booked something', questions: customerQuestions },
          {
            id: 'owners',
            title: 'You run a business',
            questions: ownerQuestions(commissionExample(commissionBps, 'USD', 'en-US')),
          },
        ]}
      />
    </PlainPage>
  );
}
