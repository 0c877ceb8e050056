import type { Metadata } from 'next';
import { AddOnTable } from '@/components/office/catalogue/add-on-table';
import { PageHeader } from '@/components/ui/page-header';
import { listAddOns } from '@/lib/usecases/add-ons/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { listPackages } from '@/lib/usecases/packages/read';
import { admit } from '../admit';
import { Guesses } from '../guesses';
import { removeAddOnAction, saveAddOnAction } from './actions';

export const metadata: Metadata = { title: 'Extras' };

export default function ExtrasPage() {
  return admit('catalogue:read', async (member) => {
    const { ctx, may } = member;
    const [addOns, packages, business] = await Promise.all([
      listAddOns(ctx),
      listPackages(ctx),
      readBusiness(ctx),
    ]);
    return (
      <>
        <PageHeader title="Extras" description="What customers can add to a package while they book." />
        <AddOnTable
          rows={addOns}
          packages={packages.map(({ id, name }) => ({ value: id, label: name }))}
          money={{ currency: business.currency, locale: business.locale }}
          mayEdit={may('catalogue:edit')}
          save={saveAddOnAction}
          remove={removeAddOnAction}
        />
        <Guesses of="add_on" member={member} />
      </>
    );
  });
}
