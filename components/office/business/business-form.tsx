'use client';

import { type BusinessInput, businessInput } from '@/lib/domain/editing/business-input';
import { CheckField, SelectField, TextField } from '../form/fields';
import { FormSection } from '../form/form-section';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';

type BusinessFormProps = {
  business: BusinessInput;
  /** Bookings exist in the currency, so it can't change. */
  currencyFixed: boolean;
  zones: string[];
  countries: { value: string; label: string }[];
  currencies: { value: string; label: string }[];
  save: (input: BusinessInput) => Promise<SaveResult>;
};

export function BusinessForm({
  business,
  currencyFixed,
  zones,
  countries,
  currencies,
  save,
}: BusinessFormProps) {
  const known = zones.includes(business.timeZone) ? zones : [business.timeZone, ...zones];
  return (
    <OfficeForm schema={businessInput} values={business} save={save} saved="Saved">
      <FormSection title="Name and place">
        <TextField name="name" label="Name" />
        <SelectField name="country" label="Country" options={countries} />
        <SelectField
          name="timeZone"
          label="Time zone"
          hint="Upcoming whole days keep their dates; appointments keep their moment. Where two would overlap we tell you."
          options={known.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </FormSection>
      <FormSection title="Money">
        {currencyFixed ? (
          <p className="text-sm">
            <span className="block font-medium">Currency</span>
            {business.currency}
            <span className="block text-faint">Fixed since your first booking.</span>
          </p>
        ) : (
          <SelectField
            name="currency"
            label="Currency"
            hint="Prices aren’t converted. Fixed by the first booking."
            options={currencies}
          />
        )}
        <TextField name="taxName" label="Tax is called" />
        <CheckField
          name="taxIncluded"
          label="Prices include tax"
          hint="Switched off, tax is added on top of each price."
        />
      </FormSection>
    </OfficeForm>
  );
}
