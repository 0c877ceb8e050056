'use client';

import { Controller } from 'react-hook-form';
import { ColorField } from '@/components/ui/color-field';
import { useLocale } from '@/components/ui/locale';
import { type SiteInput, siteInput } from '@/lib/domain/editing/site-input';
import { spelled } from '@/lib/domain/spelling';
import { CheckField, LongTextField, TextField } from '../form/fields';
import { FormSection } from '../form/form-section';
import { ListField } from '../form/list-field';
import { OfficeForm } from '../form/office-form';
import { PictureField } from '../form/picture-field';
import type { SaveResult } from '../form/save-result';
import { useField } from '../form/use-field';

type SiteFormProps = {
  site: SiteInput;
  save: (input: SiteInput) => Promise<SaveResult>;
};

export function SiteForm({ site, save }: SiteFormProps) {
  return (
    <OfficeForm schema={siteInput} values={site} save={save} saved="Saved. Your site shows it now.">
      <FormSection title="First impression">
        <TextField name="headline" label="Headline" />
        <TextField name="tagline" label="Beneath it" optional />
        <PictureField name="heroImage" label="Picture" />
        <AccentField value={site.accentColor} />
      </FormSection>
      <FormSection
        title="Your sign"
        description="Where your name stands: above your pages, in mails, in the browser’s tab."
      >
        <PictureField
          name="logo"
          label="Logo"
          purpose="LOGO"
          hint="Stands in place of your name, above your pages and in mails. Best as PNG with nothing behind it."
        />
        <PictureField
          name="favicon"
          label="Icon of the tab"
          purpose="LOGO"
          hint="Square, and simple enough to be seen very small. Without one, your logo is taken."
        />
        <PictureField
          name="shareImage"
          label="Picture of shared links"
          hint="Shown where somebody shares a link to your site: in chats and social networks. Without one, the picture of the first impression is taken."
        />
      </FormSection>
      <FormSection title="About you">
        <LongTextField name="about" label="Text" optional rows={6} />
        <PictureField name="aboutImage" label="Picture" />
      </FormSection>
      <FormSection
        title="What you call it"
        description="“Treatments”, “tours”, “packages”: your customers’ word."
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="packageWord" label="One" />
          <TextField name="packagesWord" label="Several" />
        </div>
      </FormSection>
      <FormSection title="Contact and place">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="contactEmail" label="E-mail" type="email" optional />
          <TextField name="contactPhone" label="Phone" type="tel" optional />
          <TextField name="addressLine" label="Street and number" optional />
          <TextField name="city" label="Town" optional />
          <TextField name="region" label="Region" optional />
          <TextField name="postalCode" label="Postal code" optional />
        </div>
        <TextField name="mapUrl" label="Link to a map" type="url" optional />
      </FormSection>
      <FormSection title="Questions people ask">
        <ListField
          name="questions"
          legend="Questions"
          addLabel="Add a question"
          one="question"
          blank={{ question: '', answer: '' }}
          max={30}
        >
          {(prefix) => (
            <>
              <TextField name={`${prefix}.question`} label="Question" />
              <LongTextField name={`${prefix}.answer`} label="Answer" rows={3} />
            </>
          )}
        </ListField>
      </FormSection>
      <CheckField
        name="published"
        label="The site is public"
        hint="Switched off, visitors are told you’ll be back."
      />
    </OfficeForm>
  );
}

function AccentField({ value }: { value: string }) {
  const locale = useLocale();
  const { control, error } = useField('accentColor');
  return (
    <Controller
      name="accentColor"
      control={control}
      render={({ field }) => (
        <ColorField
          label={spelled('Colour', locale)}
          name="accentColor"
          defaultValue={value}
          error={error}
          onChange={field.onChange}
        />
      )}
    />
  );
}
