'use client';

import { useFormContext, useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { type PackageInput, packageInput } from '@/lib/domain/editing/package-input';
import { CheckField } from '../form/fields';
import { FoldedSection } from '../form/folded-section';
import { useField } from '../form/use-field';
import type { ServiceRow } from '../time/service-form';
import { LengthFields, TimeSections } from '../time/time-sections';
import { type Needed, NeedFields, NeedSection } from './need-fields';
import type { PackageRow } from './package-row';

type Time = NonNullable<PackageInput['time']>;
type TimeProps = {
  row: PackageRow;
  services: ServiceRow[];
  /** What the form of a package with this service begins with. */
  timeOf: (serviceId: string) => Time | undefined;
};

export const plain = ({ packages: _, ...service }: ServiceRow) => service;

/** Without the time that nobody changed, so that a package is saved while somebody else changes its service. */
export function withoutSameTime(values: PackageInput, present: Time | undefined): PackageInput {
  const { time, ...others } = values;
  const kept = packageInput.shape.time.safeParse(present).data;
  return JSON.stringify(time) === JSON.stringify(kept) ? others : values;
}

/** How long the package takes, and who does it; where others share that, whether they change too. */
export function TimeOfPackage({ row, services, timeOf, resources }: TimeProps & { resources: Needed[] }) {
  const serviceId = useWatch({ name: 'serviceId' }) as string;
  const time = timeOf(serviceId);
  if (!time) return null;
  const others =
    services.find(({ id }) => id === serviceId)?.packages.filter((name) => name !== row.name) ?? [];
  return (
    <>
      <LengthFields prefix="time." />
      <NeedFields key={serviceId} groups={time.groups} resources={resources} />
      {others.length > 0 && (
        <CheckField
          name="time.own"
          label="Change the time and the people of this package only"
          hint={`Else they change for ${others.join(', ')} too.`}
        />
      )}
    </>
  );
}

/** The rest of how it takes time, and the choice of what it shares that with, folded. */
export function FoldedTime({ services, timeOf }: TimeProps) {
  const serviceId = useWatch({ name: 'serviceId' }) as string;
  const time = timeOf(serviceId);
  return (
    <div className="grid border-t">
      <Shared services={services} timeOf={timeOf} />
      {time && (
        <>
          <NeedSection key={serviceId} groups={time.groups} />
          <TimeSections prefix="time." />
        </>
      )}
    </div>
  );
}

function Shared({ services, timeOf }: Omit<TimeProps, 'row'>) {
  const { register, error } = useField('serviceId');
  const { setValue } = useFormContext();
  const serviceId = useWatch({ name: 'serviceId' });
  const chosen = services.find(({ id }) => id === serviceId);
  return (
    <FoldedSection title="Takes time as" value={chosen?.name ?? ''} fields={['serviceId']}>
      <Field label="Service" hint="Packages of one service take the same time and people." error={error}>
        <Select
          {...register('serviceId', {
            onChange: ({ target }: { target: { value: string } }) => setValue('time', timeOf(target.value)),
          })}
        >
          {services.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </FoldedSection>
  );
}
