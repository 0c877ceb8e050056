import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['field'],
  states: [
    {
      title: 'With a hint',
      content: (
        <Field label="Email" hint="The confirmation goes there.">
          <Input type="email" />
        </Field>
      ),
    },
    {
      title: 'Optional',
      content: (
        <Field label="Phone" optional>
          <Input type="tel" />
        </Field>
      ),
    },
    {
      title: 'Error, with the hint kept',
      content: (
        <Field
          label="Email"
          hint="The confirmation goes there."
          error="Write an address like ana@example.com."
        >
          <Input type="email" defaultValue="ana@" />
        </Field>
      ),
    },
    {
      title: 'Long label and error',
      content: (
        <Field
          label="How many days before the appointment can a customer still cancel and get everything back?"
          error="Write a number of days between 0 and 365; a booking of today can’t be cancelled three days before."
        >
          <Input defaultValue="-3" />
        </Field>
      ),
    },
    {
      title: 'Without a visible label',
      content: (
        <Field label="Search" hideLabel>
          <Input placeholder="Name or email" />
        </Field>
      ),
    },
  ],
};
