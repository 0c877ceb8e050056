import { Checkbox } from '@/components/ui/checkbox';
import { Fieldset } from '@/components/ui/fieldset';
import type { Specimen } from '../specimen';

const days = (
  <div>
    <Checkbox label="Monday" />
    <Checkbox label="Tuesday" />
  </div>
);

export const specimen: Specimen = {
  shows: ['fieldset'],
  states: [
    {
      title: 'With a hint',
      content: (
        <Fieldset legend="Open on" hint="Holidays are set elsewhere.">
          {days}
        </Fieldset>
      ),
    },
    {
      title: 'Error',
      content: (
        <Fieldset legend="Open on" error="Choose a day at least.">
          {days}
        </Fieldset>
      ),
    },
  ],
};
