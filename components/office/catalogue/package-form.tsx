'use client';

import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { blankPackage, type PackageInput, packageInput } from '@/lib/domain/editing/package-input';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { MoneyField, PercentField } from '../form/amount-fields';
import { ManyField, RadioField } from '../form/choice-fields';
import { CheckField, LongTextField, NumberField, SelectField, TextField } from '../form/fields';
import { LinesField } from '../form/lines-field';
import { ListField } from '../form/list-field';
import { OfficeForm } from '../form/office-form';
import { PictureField } from '../form/picture-field';
import type { SaveResult } from '../form/save-result';
import { SlugField } from '../form/slug-field';
import { RemoveButton } from '../remove-button';
import { count } from '../words';
import { DepositFields } from './deposit-fields';
import type { PackageRow } from './package-row';
import { PriceRuleFields } from './price-rule-fields';

type Option = { value: string; label: string };

export type PackageFormProps = {
  row: PackageRow | null;
  addOns: Option[];
  segments: Option[];
  services: Option[];
  money: { currency: string; locale: string; taxIncluded: boolean };
  /** The URL prefix of a package. */
  siteAddress: string;
  pictures: string[];
  save: (input: PackageInput) => Promise<SaveResult>;
  remove: (input: RemovalInput) => Promise<SaveResult>;
  close: () => void;
  onDirty: (dirty: boolean) => void;
};

export function PackageForm(props: PackageFormProps) {
  const { row, services, money, close } = props;
  if (services.length === 0)
    return (
      <Callout
        tone="caution"
        title="First say how it takes time"
        action={<LinkButton href="/admin/services">Make a service</LinkButton>}
      >
        A package needs a service: how long it takes, and who or what is busy meanwhile.
      </Callout>
    );
  return (
    <OfficeForm
      schema={packageInput}
      values={valuesOf(row, services)}
      save={props.save}
      saved={row ? 'Saved. Your site shows it now.' : 'Package made. It’s on your site now.'}
      onSaved={close}
      onDirty={props.onDirty}
      aside={row && <RemovePackage {...props} row={row} />}
    >
      <TextField name="name" label="Name" />
      <SlugField
        isNew={!row}
        hint={`${props.siteAddress}… ${row ? 'Links to the former address keep working.' : ''}`}
      />
      <TextField name="summary" label="In a line" optional hint="Under the name, in lists." />
      <LongTextField name="description" label="Description" optional />
      <LinesField name="inclusions" label="What’s included" hint="One a line." />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="serviceId" label="How it takes time" options={services} />
        <SelectField name="segmentId" label="Segment" options={props.segments} nullable="None" />
      </div>
      <TextField
        name="grouping"
        label="Tier of"
        optional
        hint="Packages with the same words here are shown side by side, as tiers of one offer."
      />
      <Prices money={money} />
      <DepositFields currency={money.currency} />
      <ManyField
        name="addOnIds"
        legend="Extras"
        options={props.addOns}
        empty="No extras yet. Make them under “Extras”."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="locationKind"
          label="Where"
          options={[
            { value: 'BUSINESS', label: 'At your place' },
            { value: 'CUSTOMER', label: 'At the customer’s' },
            { value: 'ONLINE', label: 'Online' },
          ]}
        />
        <TextField name="locationText" label="Where exactly" optional />
      </div>
      <ListField
        name="photos"
        legend="Pictures"
        hint="The first one is on the card."
        addLabel="Add a picture"
        one="picture"
        blank={{ url: '', alt: '' }}
        max={12}
      >
        {(prefix) => (
          <>
            <PictureField name={`${prefix}.url`} label="Picture" pictures={props.pictures} />
            <TextField
              name={`${prefix}.alt`}
              label="What it shows"
              optional
              hint="For those who can’t see it."
            />
          </>
        )}
      </ListField>
      <CheckField
        name="active"
        label="Show it on the site"
        hint="Hidden ones can’t be booked by customers."
      />
    </OfficeForm>
  );
}

function Prices({ money }: { money: PackageFormProps['money'] }) {
  return (
    <>
      <RadioField
        name="priceUnit"
        legend="Price"
        columns={2}
        options={[
          {
            value: 'PER_BOOKING',
            label: 'For the booking',
            description: 'The same for any number of people',
          },
          { value: 'PER_SEAT', label: 'For each seat', description: 'Times the number of seats' },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <MoneyField name="priceCents" label="Amount" currency={money.currency} />
        <PercentField
          name="taxBps"
          label="Tax"
          hint={money.taxIncluded ? 'Included in the price.' : 'Added to the price.'}
        />
        <NumberField name="minSeats" label="Fewest seats" min={1} />
        <NumberField name="maxSeats" label="Most seats" min={1} />
      </div>
      <ListField
        name="priceRules"
        legend="Other prices on some dates"
        hint="The first that fits counts; none: the amount above."
        addLabel="Add a price"
        one="price"
        blank={{ startDate: null, endDate: null, weekdays: [], priceCents: 0 }}
      >
        {(prefix) => <PriceRuleFields prefix={prefix} currency={money.currency} />}
      </ListField>
    </>
  );
}

function RemovePackage({ row, remove, close }: PackageFormProps & { row: PackageRow }) {
  if (row.bookings > 0)
    return <span className="self-center text-sm text-faint">Booked {count(row.bookings, 'time')}</span>;
  return (
    <RemoveButton
      title={`Remove ${row.name}?`}
      consequence="Nobody has booked it. Its page and its former addresses go."
      removed="Package removed"
      remove={() => remove({ id: row.id, edition: row.edition })}
      onRemoved={close}
    />
  );
}

function valuesOf(row: PackageRow | null, services: Option[]): PackageInput {
  if (row) {
    const {
      bookings: _,
      bookingType: __,
      position: ___,
      ...values
    } = row as PackageRow & { position?: number };
    return values;
  }
  return { ...blankPackage, serviceId: services[0]?.value ?? '' };
}
