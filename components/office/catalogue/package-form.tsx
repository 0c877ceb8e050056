'use client';

import { LinkButton } from '@/components/ui/link-button';
import type { Outlook } from '@/lib/domain/availability/why-not';
import { type PackageInput, packageInput } from '@/lib/domain/editing/package-input';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { MoneyField } from '../form/amount-fields';
import { SelectField, TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { RemoveButton } from '../remove-button';
import { count } from '../words';
import type { PackageRow } from './package-row';
import { PackageSections, type SectionProps } from './package-sections';

export type PackageFormProps = Omit<SectionProps, 'isNew'> & {
  row: PackageRow;
  segments: { value: string; label: string }[];
  services: { id: string; name: string }[];
  save: (input: PackageInput) => Promise<SaveResult<{ outlook: Outlook }>>;
  remove: (input: RemovalInput) => Promise<SaveResult>;
  onSaved: (item: { name: string; slug: string; outlook: Outlook }) => void;
  close: () => void;
  onDirty: (dirty: boolean) => void;
};

/** What a package is sold as. How long it takes and who does it is its service's, which others may share. */
export function PackageForm(props: PackageFormProps) {
  const { row, services, money, close } = props;
  return (
    <OfficeForm
      schema={packageInput}
      values={valuesOf(row)}
      save={props.save}
      onSaved={(done, { name, slug }) => {
        props.onSaved({ name, slug, outlook: done.outlook });
        close();
      }}
      onDirty={props.onDirty}
      aside={<RemovePackage {...props} />}
    >
      <TextField name="name" label="Name" />
      <MoneyField name="priceCents" label="Price" currency={money.currency} />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          name="serviceId"
          label="How it takes time"
          options={services.map(({ id, name }) => ({ value: id, label: name }))}
          className="min-w-0 flex-1 basis-52"
        />
        <LinkButton href={`/admin/services?edit=${row.serviceId}`}>
          Change its length, and who does it
        </LinkButton>
      </div>
      {props.segments.length > 0 && (
        <SelectField name="segmentId" label="Segment" options={props.segments} nullable="None" />
      )}
      <PackageSections {...props} isNew={false} />
    </OfficeForm>
  );
}

function RemovePackage({ row, remove, close }: PackageFormProps) {
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

function valuesOf(row: PackageRow): PackageInput {
  const {
    bookings: _,
    bookingType: __,
    position: ___,
    ...values
  } = row as PackageRow & { position?: number };
  return values;
}
