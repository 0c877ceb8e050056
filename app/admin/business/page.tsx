import type { Metadata } from 'next';
import encodeQR from 'qr';
import { AddressCard } from '@/components/office/business/address-card';
import { BusinessForm } from '@/components/office/business/business-form';
import { ExportCard } from '@/components/office/business/export-card';
import { Card, CardBody } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { type Country, countryName, currencies } from '@/lib/domain/countries';
import type { BusinessInput } from '@/lib/domain/editing/business-input';
import { currencyName } from '@/lib/domain/money';
import { siteLinks } from '@/lib/domain/site-links';
import { publicUrl } from '@/lib/http/pages/public-site';
import { listBookings } from '@/lib/usecases/bookings/read';
import { readBusiness } from '@/lib/usecases/business/read';
import { payableCountries } from '@/lib/usecases/connect/country';
import { listExports } from '@/lib/usecases/exports/manage';
import { admit } from '../admit';
import {
  changeAddressAction,
  removeExportAction,
  saveBusinessAction,
  saveExportAction,
  startExportAction,
} from './actions';

export const metadata: Metadata = { title: 'Business' };

export default function BusinessPage() {
  return admit('settings:edit', async ({ ctx, tenant, may }) => {
    const [business, bookings, payable, exports] = await Promise.all([
      readBusiness(ctx),
      listBookings(ctx, { limit: 1 }),
      payableCountries(),
      may('business:export') ? listExports(ctx) : null,
    ]);
    const home = siteLinks(tenant.slug).home;
    const address = publicUrl(home);
    return (
      <div className="grid gap-6">
        <PageHeader
          title="Business"
          description="Its address, its name, its clock, its tax, and a copy of everything."
        />
        <AddressCard
          slug={tenant.slug}
          address={address}
          before={address.slice(0, -tenant.slug.length)}
          qrCode={`data:image/svg+xml,${encodeURIComponent(encodeQR(address, 'svg', { border: 2 }))}`}
          isLive={business.liveAt !== null}
          change={changeAddressAction}
        />
        <Card>
          <CardBody>
            <BusinessForm
              business={formValues(business)}
              currencyFixed={bookings.data.length > 0}
              zones={Intl.supportedValuesOf('timeZone')}
              countries={countryOptions(business.country, payable)}
              currencies={currencyOptions(business.currency)}
              save={saveBusinessAction}
            />
          </CardBody>
        </Card>
        {exports && (
          <ExportCard
            exports={exports.map(({ startedAt, keptUntil, ...each }) => ({
              ...each,
              startedAt: startedAt.getTime(),
              keptUntil: keptUntil.getTime(),
            }))}
            timeZone={business.timeZone}
            start={startExportAction}
            save={saveExportAction}
            remove={removeExportAction}
          />
        )}
      </div>
    );
  });
}

function formValues(business: BusinessInput): BusinessInput {
  const { edition, name, timeZone, currency, country, taxName, taxIncluded } = business;
  return { edition, name, timeZone, currency, country, taxName, taxIncluded };
}

/** The countries in which a business can be paid, and its present one. */
function countryOptions(present: string, payable: Country[]): { value: string; label: string }[] {
  const options = payable.map(({ code, name }) => ({ value: code, label: name }));
  const isOffered = options.some(({ value }) => value === present);
  return isOffered ? options : [{ value: present, label: countryName(present) }, ...options];
}

/** The currencies that sign-up offers, and the present one. */
function currencyOptions(present: string): { value: string; label: string }[] {
  const codes = [...new Set([...currencies(), present])].sort();
  return codes.map((code) => ({ value: code, label: `${code} · ${currencyName(code)}` }));
}
