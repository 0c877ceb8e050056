import type { Metadata } from 'next';
import { PackageTable } from '@/components/office/catalogue/package-table';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { newPackage } from '@/lib/domain/editing/new-package';
import { anyPackage } from '@/lib/domain/payment-plan';
import { siteLinks } from '@/lib/domain/site-links';
import { listAddOns } from '@/lib/usecases/add-ons/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { readUnbookable } from '@/lib/usecases/catalogue/unbookable';
import { listPackages } from '@/lib/usecases/packages/read';
import { readPolicy } from '@/lib/usecases/policy/read';
import { listResources } from '@/lib/usecases/resources/read';
import { listSegments } from '@/lib/usecases/segments/read';
import { listServices } from '@/lib/usecases/services/read';
import { readSite } from '@/lib/usecases/site/read';
import { admit } from '../admit';
import { Guesses } from '../guesses';
import {
  createPackageAction,
  removePackageAction,
  reorderPackagesAction,
  savePackageAction,
} from './actions';

export const metadata: Metadata = { title: 'Packages' };

export default function PackagesPage() {
  return admit('catalogue:read', async (member) => {
    const { ctx, may, tenant } = member;
    const [packages, addOns, segments, services, resources, policy, business, unbookable, site] =
      await Promise.all([
        listPackages(ctx),
        listAddOns(ctx),
        listSegments(ctx),
        listServices(ctx),
        listResources(ctx),
        readPolicy(ctx),
        readBusiness(ctx),
        readUnbookable(ctx),
        readSite(ctx),
      ]);
    return (
      <>
        <PageHeader
          title="Packages"
          description="What customers can book. A change is on your site the moment you save it; bookings keep what was agreed."
          actions={
            <LinkButton href={siteLinks(tenant.slug).home} target="_blank">
              See your site
            </LinkButton>
          }
        />
        <Guesses of="package" member={member} />
        <PackageTable
          packages={packages}
          unbookable={unbookable.packages}
          addOns={addOns.map(({ id, name }) => ({ value: id, label: name }))}
          segments={segments.map(({ id, name }) => ({ value: id, label: name }))}
          services={services}
          resources={resources.map(({ id, name, kind, active }) => ({ id, name, kind, active }))}
          draft={newPackage({ resources, services, packages })}
          deposit={policy ?? anyPackage}
          money={{ currency: business.currency, locale: business.locale, taxIncluded: business.taxIncluded }}
          addressLine={site?.addressLine ?? ''}
          siteAddress={siteLinks(tenant.slug).packages}
          mayEdit={may('catalogue:edit')}
          save={savePackageAction}
          create={createPackageAction}
          remove={removePackageAction}
          reorder={reorderPackagesAction}
        />
      </>
    );
  });
}
