'use client';

import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useLocale } from '@/components/ui/locale';
import type { Outlook } from '@/lib/domain/availability/why-not';
import { type ResourceInput, resourceInput } from '@/lib/domain/editing/resource-input';
import { spelled } from '@/lib/domain/spelling';
import { ManyField } from '../form/choice-fields';
import { CheckField, LongTextField, SelectField, TextField } from '../form/fields';
import { FoldedSection } from '../form/folded-section';
import { OfficeForm } from '../form/office-form';
import { PictureField } from '../form/picture-field';
import type { SaveResult } from '../form/save-result';

export type ResourceRow = Omit<ResourceInput, 'scheduleId' | 'groupIds'> & {
  id: string;
  slug: string;
  scheduleId: string;
  groupIds: string[];
  services: string[];
};

/** A group of a service, which one of `resourceIds` fills. */
export type GroupToFill = { id: string; name: string; service: string; resourceIds: string[] };

export const kinds: Record<ResourceInput['kind'], string> = {
  PERSON: 'Person',
  ROOM: 'Room',
  EQUIPMENT: 'Thing',
  BUSINESS: 'The business',
};

type ResourceFormProps = {
  row: ResourceRow | null;
  groups: GroupToFill[];
  /** The kind of each resource that there is, to offer a group to what is like those that fill it. */
  kindOf: ReadonlyMap<string, ResourceInput['kind']>;
  schedules: { value: string; label: string }[];
  save: (input: ResourceInput) => Promise<SaveResult<{ outlook: Outlook }>>;
  before: (values: ResourceInput) => Promise<boolean | string>;
  onSaved: (outlook: Outlook) => void;
  close: () => void;
  onDirty: (dirty: boolean) => void;
};

/** A person, room or thing: what it is, what it does and when; the rest is folded. */
export function ResourceForm(props: ResourceFormProps) {
  const { row, groups, kindOf, schedules } = props;
  const fitting = (kind: ResourceInput['kind']) =>
    groups.filter(({ resourceIds }) => resourceIds.some((id) => kindOf.get(id) === kind));
  const values = row
    ? withoutUse(row)
    : {
        ...blank,
        scheduleId: schedules[0]?.value ?? null,
        groupIds: fitting('PERSON').map(({ id }) => id),
      };
  return (
    <OfficeForm
      schema={resourceInput}
      values={values}
      save={props.save}
      before={props.before}
      onSaved={(done) => {
        props.onSaved(done.outlook);
        props.close();
      }}
      onDirty={props.onDirty}
    >
      <TextField name="name" label="Name" />
      <SelectField
        name="kind"
        label="What it is"
        options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
      />
      <PersonMail />
      <Work groups={groups} fitting={fitting} isNew={!row} />
      <SelectField
        name="scheduleId"
        label="Hours"
        options={schedules}
        nullable="Hours of its own (make them now)"
      />
      <CheckField
        name="active"
        label="Takes new bookings"
        hint="Switched off, it keeps the bookings it has and gets no more."
      />
      <div className="grid border-y">
        <Profile />
      </div>
    </OfficeForm>
  );
}

type WorkProps = {
  groups: GroupToFill[];
  fitting: (kind: ResourceInput['kind']) => GroupToFill[];
  isNew: boolean;
};

/** What a person does; for a room or thing, what needs it. Something new begins with all that others of its kind do. */
function Work({ groups, fitting, isNew }: WorkProps) {
  const { setValue } = useFormContext();
  const [kind, chosen] = useWatch({ name: ['kind', 'groupIds'] }) as [ResourceInput['kind'], string[]];
  const last = useRef(kind);
  useEffect(() => {
    if (last.current === kind) return;
    last.current = kind;
    if (isNew)
      setValue(
        'groupIds',
        fitting(kind).map(({ id }) => id),
      );
  }, [kind, fitting, isNew, setValue]);
  const shown = new Set([...fitting(kind).map(({ id }) => id), ...chosen]);
  const offered = groups.filter(({ id }) => shown.has(id));
  const isAlone = (service: string) => offered.filter((each) => each.service === service).length === 1;
  return (
    <ManyField
      name="groupIds"
      legend={kind === 'PERSON' ? 'What they do' : 'What needs it'}
      hint={kind === 'PERSON' ? undefined : 'A booking of these may take it.'}
      options={offered.map(({ id, name, service }) => ({
        value: id,
        label: isAlone(service) ? service : `${service}: ${name}`,
      }))}
      empty={
        kind === 'PERSON'
          ? 'Nothing is done by a person yet: say in a service or a new package who does it.'
          : 'Nothing needs one of these yet: say in a service or a new package what it occupies.'
      }
    />
  );
}

/** What customers see. */
function Profile() {
  const names = ['title', 'bio', 'image'];
  const [title, bio, image] = useWatch({ name: names }) as [string, string, string];
  const value = [title, bio && 'a text', image && 'a picture'].filter(Boolean).join(', ') || 'none yet';
  return (
    <FoldedSection title="Title, text and picture" value={value} fields={names}>
      <TextField name="title" label="Title" optional hint="“Senior therapist”, “Sea view”." />
      <LongTextField name="bio" label="About" optional />
      <PictureField name="image" label="Picture" />
    </FoldedSection>
  );
}

/** The mail address, which only a person has. */
function PersonMail() {
  const kind = useWatch({ name: 'kind' }) as ResourceInput['kind'];
  const locale = useLocale();
  if (kind !== 'PERSON') return null;
  return (
    <TextField
      name="email"
      type="email"
      label="E-mail"
      optional
      hint={spelled(
        'New, moved and cancelled bookings of this person are told here. Only your team sees it.',
        locale,
      )}
    />
  );
}

const withoutUse = ({ services: _, slug: __, ...values }: ResourceRow): ResourceInput => values;

const blank: ResourceInput = {
  id: null,
  name: '',
  kind: 'PERSON',
  title: '',
  bio: '',
  image: '',
  email: '',
  scheduleId: null,
  active: true,
};
