import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PolicyForm } from '@/components/office/business/policy-form';
import { Card, CardBody } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { readBusiness } from '@/lib/usecases/business/read';
import { readPolicy } from '@/lib/usecases/policy/read';
import { admit } from '../admit';
import { Guesses } from '../guesses';
import { savePolicyAction } from './actions';

export const metadata: Metadata = { title: 'Policy' };

export default function PolicyPage() {
  return admit('policy:edit', async (member) => {
    const { ctx } = member;
    const [policy, business] = await Promise.all([readPolicy(ctx), readBusiness(ctx)]);
    if (!policy) notFound();
    return (
      <>
        <PageHeader
          title="Policy"
          description="The rules for bookings made from now on. Those that stand keep the rules they were made under."
        />
        <Guesses of="policy" member={member} />
        <Card>
          <CardBody>
            <PolicyForm
              policy={policy}
              currency={business.currency}
              locale={business.locale}
              save={savePolicyAction}
            />
          </CardBody>
        </Card>
      </>
    );
  });
}
