'use client';

import type { PackageDraft } from '@/lib/domain/editing/new-package';
import type { RemovalInput } from '@/lib/domain/editing/removal-input';
import { type ServiceInput, serviceInput } from '@/lib/domain/editing/service-input';
import { ManyField } from '../form/choice-fields';
import { CheckField, SelectField, TextField } from '../form/fields';
import { ListField } from '../form/list-field';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { RemoveButton } from '../remove-button';
import type { TouchedProps } from '../touched/touched';
import { useTouched } from '../touched/use-touched';
import { assignments } from './assignments';
import { LengthFields, TimeSections } from './time-sections';

export type ServiceRow = ServiceInput & { id: string; packages: string[] };

export type ServiceFormProps = {
  row: ServiceRow | null;
  resources: { value: string; label: string }[];
  /** What a new one begins with. */
  draft: PackageDraft['time'];
  save: (input: ServiceInput) => Promise<SaveResult>;
  remove: (input: RemovalInput) => Promise<SaveResult>;
  close: () => void;
  onDirty: (dirty: boolean) => void;
  touched: TouchedProps;
};

export function ServiceForm(props: ServiceFormProps) {
  const { row, resources, draft, save, remove, close, onDirty, touched } = props;
  const { ask, dialog } = useTouched(touched);
  return (
    <>
      {dialog}
      <OfficeForm
        schema={serviceInput}
        values={row ? (({ packages: _, ...values }) => values)(row) : begun(draft)}
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
        <LengthFields prefix="" />
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
        <div className="grid border-y">
          <TimeSections prefix="" />
        </div>
        <CheckField name="active" label="In use" hint="Switched off, its packages can’t be booked." />
      </OfficeForm>
    </>
  );
}

/** Without the people and places that are only offered. Its length isn't typed yet: the schema asks for it. */
const begun = (draft: PackageDraft['time']): ServiceInput => ({
  ...(draft as ServiceInput),
  id: null,
  name: '',
  groups: draft.groups.filter(({ resourceIds }) => resourceIds.length > 0),
  active: true,
});
