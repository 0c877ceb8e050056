'use client';

import type { Outlook } from '@/lib/domain/availability/why-not';
import { presentTime } from '@/lib/domain/editing/new-package';
import { type PackageInput, packageInput } from '@/lib/domain/editing/package-input';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { MoneyField } from '../form/amount-fields';
import { SelectField, TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { RemoveButton } from '../remove-button';
import type { ServiceRow } from '../time/service-form';
import { count } from '../words';
import type { Needed } from './need-fields';
import type { PackageRow } from './package-row';
import { PackageSections, type SectionProps } from './package-sections';
import { FoldedTime, plain, TimeOfPackage, withoutSameTime } from './package-time';

export type PackageFormProps = Omit<SectionProps, 'isNew'> & {
  row: PackageRow;
  segments: { value: string; label: string }[];
  services: ServiceRow[];
  resources: Needed[];
  save: (input: PackageInput) => Promise<SaveResult<{ outlook: Outlook }>>;
  remove: (input: RemovalInput) => Promise<SaveResult>;
  onSaved: (item: { name: string; slug: string; outlook: Outlook }) => void;
  close: () => void;
  onDirty: (dirty: boolean) => void;
};

/** What a package is sold as, how long it takes and who does it: the same form as of a new one. */
export function PackageForm(props: PackageFormProps) {
  const { row, services, resources, money, close } = props;
  const timeOf = (serviceId: string) => {
    const service = services.find(({ id }) => id === serviceId);
    return service && presentTime(plain(service), resources);
  };
  const time = timeOf(row.serviceId);
  return (
    <OfficeForm
      schema={packageInput}
      values={{ ...valuesOf(row), ...(time && { time }) }}
      save={(values) => props.save(withoutSameTime(values, timeOf(values.serviceId)))}
      onSaved={(done, { name, slug }) => {
        props.onSaved({ name, slug, outlook: done.outlook });
        close();
      }}
      onDirty={props.onDirty}
      aside={<RemovePackage {...props} />}
    >
      <TextField name="name" label="Name" />
      <MoneyField name="priceCents" label="Price" currency={money.currency} />
      <TimeOfPackage row={row} services={services} resources={resources} timeOf={timeOf} />
      {props.segments.length > 0 && (
        <SelectField name="segmentId" label="Segment" options={props.segments} nullable="None" />
      )}
      <FoldedTime row={row} services={services} timeOf={timeOf} />
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
