'use client';

import { useWatch } from 'react-hook-form';
import { Fieldset } from '@/components/ui/fieldset';
import type { NewPackageInput } from '@/lib/domain/editing/package-input';
import type { ResourceInput } from '@/lib/domain/editing/resource-input';
import { ManyField } from '../form/choice-fields';
import { CheckField, SelectField, TextField } from '../form/fields';
import { FoldedSection } from '../form/folded-section';
import { useField } from '../form/use-field';
import { assignments } from '../time/assignments';

type Groups = NewPackageInput['time']['groups'];
export type Needed = { id: string; name: string; kind: ResourceInput['kind']; active: boolean };

/** Who does it, and what it occupies: one of each group is reserved by a booking. */
export function NeedFields({ groups, resources }: { groups: Groups; resources: Needed[] }) {
  const { error } = useField('time.groups');
  return (
    <Fieldset
      legend="Who does it, and what it occupies"
      hint="A booking reserves one of each. Leave out what isn’t needed."
      error={error}
    >
      {groups.length === 0 && (
        <p className="text-sm text-soft">Nobody is there yet. Add people or rooms first.</p>
      )}
      <div className="grid gap-4">
        {groups.map((group, index) => (
          <ManyField
            key={group.name}
            name={`time.groups.${index}.resourceIds`}
            legend={group.name}
            options={resources
              .filter((each) => each.active || group.resourceIds.includes(each.id))
              .filter((each) => isOf(group, each, resources))
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        ))}
      </div>
    </Fieldset>
  );
}

const named: Record<string, Needed['kind']> = {
  Person: 'PERSON',
  Room: 'ROOM',
  Equipment: 'EQUIPMENT',
  'The business': 'BUSINESS',
};

/** Whoever is of the kind of those that the group began with. */
function isOf({ name, resourceIds }: Groups[number], { kind }: Needed, resources: Needed[]): boolean {
  const kinds = resources.filter(({ id }) => resourceIds.includes(id)).map((each) => each.kind);
  return kinds.length > 0 ? kinds.includes(kind) : named[name] === kind;
}

/** The names of the groups, and whom a booking gets. */
export function NeedSection({ groups }: { groups: Groups }) {
  const chosen = useWatch({ name: 'time.groups' }) as Groups;
  const value = groups.flatMap(({ name }, index) => {
    const group = chosen[index];
    if (!group || group.resourceIds.length === 0) return [];
    return [`${name}: ${group.choosable ? 'as customers choose' : 'whoever is free'}`];
  });
  return (
    <FoldedSection
      title="Whom a booking gets"
      value={value.join('; ') || 'nobody'}
      fields={groups.flatMap((_, index) =>
        ['name', 'choosable', 'assignment'].map((field) => `time.groups.${index}.${field}`),
      )}
    >
      {groups.map((group, index) => (
        <div key={group.name} className="grid gap-3 rounded-control border p-3">
          <TextField name={`time.groups.${index}.name`} label="What is needed" />
          <CheckField name={`time.groups.${index}.choosable`} label="Customers may ask for one by name" />
          <SelectField
            name={`time.groups.${index}.assignment`}
            label="When they ask for nobody, book"
            options={assignments}
          />
        </div>
      ))}
    </FoldedSection>
  );
}
