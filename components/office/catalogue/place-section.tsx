'use client';

import { useWatch } from 'react-hook-form';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import type { PackageInput } from '@/lib/domain/editing/package-input';
import { placeMissing } from '@/lib/domain/place';
import { SelectField, TextField } from '../form/fields';
import { FoldedSection } from '../form/folded-section';

const hints = {
  BUSINESS: 'If it isn’t at your address: the meeting point, or the room.',
  CUSTOMER: 'Customers are asked for their address when they book. Say here how far you come.',
  ONLINE: 'How they join: a link, or how they get one.',
};

const kinds = { BUSINESS: 'At your place', CUSTOMER: 'At the customer’s', ONLINE: 'Online' };

/** Where a package takes place. `addressLine` is the business's address, empty while it has none. */
export function PlaceSection({ addressLine }: { addressLine: string }) {
  const names = ['locationKind', 'locationText'];
  const [locationKind, locationText] = useWatch({ name: names }) as [PackageInput['locationKind'], string];
  const missing = placeMissing({ locationKind, locationText }, { addressLine });
  return (
    <>
      <FoldedSection title="Place" value={locationText || kinds[locationKind]} fields={names}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name="locationKind"
            label="Where"
            options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          />
          <TextField name="locationText" label="Where exactly" optional hint={hints[locationKind]} />
        </div>
      </FoldedSection>
      {missing && (
        <Callout
          tone="caution"
          title="Customers aren’t told where to come"
          action={<LinkButton href="/admin/site">Your address</LinkButton>}
        >
          Name the place here, or give your address, which then goes for all that takes place at yours.
        </Callout>
      )}
    </>
  );
}
