import type { Metadata } from 'next';
import Link from 'next/link';
import { OperatorAddress } from '@/components/site/operator-address';
import { PlainPage, PlainPart } from '@/components/site/plain-page';
import { platformFacts } from '@/lib/http/pages/platform';

export const metadata: Metadata = { title: 'Imprint', description: 'Who runs this platform.' };

export default async function ImprintPage() {
  const { operator, isDemo } = await platformFacts();
  return (
    <PlainPage title="Imprint" intro={<p>Who runs this platform, and who answers for what is on it.</p>}>
      <PlainPart id="operator" title="Who runs the platform">
        <OperatorAddress operator={operator} isDemo={isDemo} />
      </PlainPart>
      <PlainPart id="businesses" title="Who answers for a business’s site">
        <p>
          Each business writes its own texts and prices and sells its own services. Its name, address and
          contact stand at the foot of every page of its site; questions about a booking go there.
        </p>
      </PlainPart>
      <PlainPart id="reports" title="Something is wrong?">
        <p>
          If a site breaks the law, shows what is yours, or is a fraud, write to the address above with the
          address of the page and what is wrong with it; the operator can stop a business from taking
          bookings. A weakness in the security of the platform goes to the same address, please not in public.
        </p>
        <p>
          <Link href="/terms">Terms</Link> · <Link href="/privacy">Privacy</Link> ·{' '}
          <Link href="/help">Help</Link>
        </p>
      </PlainPart>
    </PlainPage>
  );
}
