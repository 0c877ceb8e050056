import { renderToStaticMarkup } from 'react-dom/server';
import { FormProvider, useForm } from 'react-hook-form';
import { expect, it } from 'vitest';
import { TimeField } from '@/components/office/form/time-field';
import { LocaleProvider } from '@/components/ui/locale';

function Fields() {
  const form = useForm({ defaultValues: { alone: 540, start: 1320, end: 1560, other: 600 } });
  return (
    <FormProvider {...form}>
      <TimeField name="alone" label="Mails go out at" hint="In the morning." showLabel />
      <TimeField name="start" label="From" />
      <TimeField name="end" label="Until" startName="start" end />
      <TimeField name="other" label="Later" startName="alone" />
    </FormProvider>
  );
}

it('only the end of a period can be on the next day; a time by itself says its own hint', () => {
  const text = renderToStaticMarkup(<Fields />);
  expect(text.match(/on the next day/g)).toHaveLength(1);
  expect(text).toContain('In the morning.');
});

it('is shown on the clock of the business’s country, whatever the computer’s language', () => {
  const shown = (locale: string) =>
    [
      ...renderToStaticMarkup(
        <LocaleProvider locale={locale}>
          <Fields />
        </LocaleProvider>,
      ).matchAll(/value="([^"]*)"/g),
    ].map(([, value]) => value);
  expect(shown('en-US')).toEqual(['9:00 AM', '10:00 PM', '2:00 AM', '10:00 AM']);
  expect(shown('en-GB')).toEqual(['09:00', '22:00', '02:00', '10:00']);
});
