'use client';

import { useWatch } from 'react-hook-form';
import { PercentField } from '../form/amount-fields';
import { CheckField, LongTextField, NumberField, SelectField } from '../form/fields';
import { FoldedSection } from '../form/folded-section';
import { PictureField } from '../form/picture-field';
import { SlugField } from '../form/slug-field';

/** What most extras never need, each with its present value in a line. */
export function AddOnSections({ isNew }: { isNew: boolean }) {
  const names = ['description', 'image', 'priceUnit', 'maxQuantity', 'taxBps', 'active', 'slug'];
  const [description, image, unit, most, tax, active, slug] = useWatch({ name: names }) as [
    string,
    string,
    string,
    number | null,
    number | null,
    boolean,
    string,
  ];
  const charged = unit === 'PER_SEAT' ? 'for each seat' : 'for each one taken';
  const words = [description, image && 'with a picture'].filter(Boolean).join(', ');
  return (
    <div className="grid border-y">
      <FoldedSection title="Words and picture" value={words || 'none yet'} fields={['description', 'image']}>
        <LongTextField name="description" label="Description" optional />
        <PictureField name="image" label="Picture" />
      </FoldedSection>
      <FoldedSection
        title="Charged"
        value={`${charged}, at most ${most ?? '–'}, ${(tax ?? 0) / 100} % tax`}
        fields={['priceUnit', 'maxQuantity', 'taxBps']}
      >
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            name="priceUnit"
            label="Charged"
            options={[
              { value: 'PER_BOOKING', label: 'For each one taken' },
              { value: 'PER_SEAT', label: 'For each seat' },
            ]}
          />
          <NumberField name="maxQuantity" label="At most" min={1} unit="in a booking" />
          <PercentField name="taxBps" label="Tax" />
        </div>
      </FoldedSection>
      <FoldedSection
        title="On your site"
        value={active ? (slug ? `shown, named ${slug}` : 'shown') : 'hidden'}
        fields={['slug', 'active']}
      >
        <SlugField isNew={isNew} hint="How links and the API name it." />
        <CheckField name="active" label="Show it on the site" />
      </FoldedSection>
    </div>
  );
}
