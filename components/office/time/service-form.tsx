'use client';

import { useWatch } from 'react-hook-form';
import type { AssignmentRule } from '@/lib/domain/catalogue';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { type ServiceInput, serviceInput } from '@/lib/domain/editing/service-input';
import { ManyField, RadioField, WeekdaysField } from '../form/choice-fields';
import { CheckField, NumberField, SelectField, TextField } from '../form/fields';
import { LinesField } from '../form/lines-field';
import { ListField } from '../form/list-field';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { TimeField } from '../form/time-field';
import { RemoveButton } from '../remove-button';
import type { TouchedProps } from '../touched/touched';
import { useTouched } from '../touched/use-touched';

export type ServiceRow = ServiceInput & { id: string; packages: string[] };

export type ServiceFormProps = {
  row: ServiceRow | null;
  resources: { value: string; label: string }[];
  save: (input: ServiceInput) => Promise<SaveResult>;
  remove: (input: RemovalInput) => Promise<SaveResult>;
  close: () => void;
  onDirty: (dirty: boolean) => void;
  touched: TouchedProps;
};

export function ServiceForm({ row, resources, save, remove, close, onDirty, touched }: ServiceFormProps) {
  const { ask, dialog } = useTouched(touched);
  return (
    <>
      {dialog}
      <OfficeForm
        schema={serviceInput}
        values={row ? (({ packages: _, ...values }) => values)(row) : blank(resources)}
        save={save}
        before={(values) => ask({ kind: 'service', values })}
        saved="Saved. Free times follow it now."
        onSaved={close}
        onDirty={onDirty}
        aside={
          row && (
            <RemoveButton
              title={`Remove ${row.name}?`}
              consequence="This works only while no package and no booking uses it."
              removed="Service removed"
              remove={() => remove({ id: row.id, edition: row.edition })}
              onRemoved={close}
            />
          )
        }
      >
        <TextField name="name" label="Name" hint="An office word. Customers see the package." />
        <RadioField
          name="takes"
          legend="It takes"
          columns={2}
          options={[
            { value: 'MINUTES', label: 'Minutes', description: 'Customers choose a time' },
            { value: 'DAYS', label: 'Whole days', description: 'Customers choose a date' },
          ]}
        />
        <TimesFields />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField name="noticeMinutes" label="Book at least" min={0} unit="minutes ahead" />
          <NumberField name="horizonDays" label="Book at most" min={1} unit="days ahead" />
          <NumberField name="capacity" label="Seats of one start" min={1} unit="(1: it’s exclusive)" />
          <NumberField name="dailyLimit" label="Bookings a day" min={1} unit="(empty: any number)" />
        </div>
        <WeekdaysField name="startDays" legend="Starts only on" hint="None chosen: any day." />
        <ListField
          name="groups"
          legend="Busy meanwhile"
          hint="One of each: for instance a therapist and a room."
          addLabel="Add another"
          one="group"
          blank={{ id: null, name: '', choosable: false, assignment: 'LEAST_BUSY', resourceIds: [] }}
          max={6}
        >
          {(prefix) => (
            <>
              <TextField name={`${prefix}.name`} label="What is needed" placeholder="Therapist" />
              <ManyField
                name={`${prefix}.resourceIds`}
                legend="One of"
                options={resources}
                empty="Add people or rooms first."
              />
              <CheckField name={`${prefix}.choosable`} label="Customers may ask for one by name" />
              <SelectField
                name={`${prefix}.assignment`}
                label="When they ask for nobody, book"
                hint="Of those who are free. A booking that moves keeps its own where it can."
                options={assignments}
              />
            </>
          )}
        </ListField>
        <CheckField name="active" label="In use" hint="Switched off, its packages can’t be booked." />
      </OfficeForm>
    </>
  );
}

const assignments: { value: AssignmentRule; label: string }[] = [
  { value: 'LEAST_BUSY', label: 'Whoever has the least that day' },
  { value: 'IN_TURN', label: 'Each in turn' },
  { value: 'IN_ORDER', label: 'The first in the list' },
];

/** The fields that differ between services of minutes and of days. */
function TimesFields() {
  const takes = useWatch({ name: 'takes' }) as ServiceInput['takes'];
  if (takes === 'DAYS')
    return (
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField name="duration" label="How long" min={1} unit="days" />
        <TimeField
          name="sameDayUntilMinute"
          label="Sold on the day itself until"
          hint="Then no notice is asked. Empty: not on the day itself."
          end
          nullable
          showLabel
        />
      </div>
    );
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField name="duration" label="How long" min={5} unit="minutes" />
        <NumberField name="stepMinutes" label="A start every" min={5} unit="minutes" />
        <NumberField name="bufferBeforeMinutes" label="Kept free before" min={0} unit="minutes" />
        <NumberField name="bufferAfterMinutes" label="Kept free after" min={0} unit="minutes" />
      </div>
      <LinesField
        name="startTimes"
        label="Only at these times"
        hint="One a line, like 09:30. Empty: at every step within the hours."
      />
    </>
  );
}

const blank = (resources: ServiceFormProps['resources']): ServiceInput => ({
  id: null,
  name: '',
  takes: 'MINUTES',
  duration: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  stepMinutes: 30,
  startTimes: [],
  noticeMinutes: 120,
  sameDayUntilMinute: null,
  horizonDays: 180,
  capacity: 1,
  startDays: [],
  dailyLimit: null,
  groups: [
    {
      id: null,
      name: '',
      choosable: false,
      assignment: 'LEAST_BUSY',
      resourceIds: resources.slice(0, 1).map((each) => each.value),
    },
  ],
  active: true,
});
