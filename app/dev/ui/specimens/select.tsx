import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Focused } from '../focused';
import type { Specimen } from '../specimen';

const select = (error?: string, disabled?: boolean) => (
  <Field label="Zone" error={error}>
    <Select disabled={disabled}>
      <option>Europe/Lisbon</option>
      <option>Europe/London</option>
    </Select>
  </Field>
);

export const specimen: Specimen = {
  shows: ['select'],
  states: [
    { title: 'Default', content: select() },
    { title: 'Focus', content: <Focused>{select()}</Focused> },
    { title: 'Error', content: select('There is no such zone.') },
    { title: 'Disabled', content: select(undefined, true) },
    {
      title: 'Long text',
      content: (
        <Select aria-label="Package">
          <option>
            An elopement of two days with a guide, a picnic, an album and a view over the whole valley
          </option>
        </Select>
      ),
    },
  ],
};
