import { Fieldset } from '@/components/ui/fieldset';
import { Money } from '@/components/ui/money';
import { RadioCards } from '@/components/ui/radio-cards';
import { Focused } from '../focused';
import type { Specimen } from '../specimen';

const options = [
  { value: 'one', label: 'Half a day', aside: <Money cents={45_000} currency="GBP" trim /> },
  {
    value: 'two',
    label: 'A whole day',
    description: 'From the morning to the last dance, with a break whenever you like one.',
    aside: <Money cents={90_000} currency="GBP" trim />,
  },
  { value: 'three', label: 'Two days', description: 'Taken until June.', disabled: true },
];

export const specimen: Specimen = {
  shows: ['radio-cards'],
  states: [
    {
      title: 'One chosen, one disabled',
      content: (
        <Fieldset legend="How long">
          <RadioCards name="long" options={options} defaultValue="two" />
        </Fieldset>
      ),
    },
    {
      title: 'Error, and focus',
      content: (
        <Focused>
          <Fieldset legend="How long" error="Choose one of them.">
            <RadioCards name="wrong" options={options} />
          </Fieldset>
        </Focused>
      ),
    },
    {
      title: 'Three columns',
      wide: true,
      content: (
        <Fieldset legend="How long" hideLegend>
          <RadioCards name="columns" columns={3} options={options} defaultValue="one" />
        </Fieldset>
      ),
    },
  ],
};
