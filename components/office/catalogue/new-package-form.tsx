'use client';

import type { Outlook } from '@/lib/domain/availability/why-not';
import type { PackageDraft } from '@/lib/domain/editing/new-package';
import { type NewPackageInput, newPackageInput } from '@/lib/domain/editing/package-input';
import { MoneyField } from '../form/amount-fields';
import { SelectField, TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { LengthFields, TimeSections } from '../time/time-sections';
import { type Needed, NeedFields, NeedSection } from './need-fields';
import { PackageSections, type SectionProps } from './package-sections';

export type NewPackageFormProps = Omit<SectionProps, 'isNew'> & {
  draft: PackageDraft;
  resources: Needed[];
  segments: { value: string; label: string }[];
  create: (input: NewPackageInput) => Promise<SaveResult<{ slug: string; outlook: Outlook }>>;
  onSaved: (item: { name: string; slug: string; outlook: Outlook }) => void;
  close: () => void;
  onDirty: (dirty: boolean) => void;
};

/** All that makes a new package bookable: its name, its price, how long it takes, who does it and what it occupies. */
export function NewPackageForm(props: NewPackageFormProps) {
  const { draft, money } = props;
  return (
    <OfficeForm
      schema={newPackageInput}
      // What isn't typed yet is null, which the schema refuses in words.
      values={draft as NewPackageInput}
      save={props.create}
      onSaved={({ slug, outlook }, { name }) => {
        props.onSaved({ name, slug, outlook });
        props.close();
      }}
      onDirty={props.onDirty}
    >
      <TextField name="name" label="Name" />
      <MoneyField name="priceCents" label="Price" currency={money.currency} />
      <LengthFields prefix="time." />
      <NeedFields groups={draft.time.groups} resources={props.resources} />
      {props.segments.length > 0 && (
        <SelectField name="segmentId" label="Segment" options={props.segments} nullable="None" />
      )}
      <div className="grid border-t">
        <NeedSection groups={draft.time.groups} />
        <TimeSections prefix="time." />
      </div>
      <PackageSections {...props} isNew />
    </OfficeForm>
  );
}
