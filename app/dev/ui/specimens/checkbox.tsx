import { Checkbox } from '@/components/ui/checkbox';
import { Focused } from '../focused';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['checkbox'],
  states: [
    {
      title: 'Off, on',
      content: (
        <>
          <Checkbox label="Send a reminder" />
          <Checkbox label="Send a reminder" defaultChecked />
        </>
      ),
    },
    {
      title: 'Disabled',
      content: (
        <>
          <Checkbox label="Send a reminder" disabled />
          <Checkbox label="Send a reminder" disabled defaultChecked />
        </>
      ),
    },
    {
      title: 'Focus',
      content: (
        <Focused>
          <Checkbox label="Send a reminder" />
        </Focused>
      ),
    },
    { title: 'Error', content: <Checkbox label="I agree to the conditions" aria-invalid /> },
    {
      title: 'Long text',
      content: (
        <Checkbox
          label="I have read what happens when I cancel, when I don’t come, and when the weather is bad"
          description="You get all of it back until the day before, and half of it after that."
        />
      ),
    },
  ],
};
