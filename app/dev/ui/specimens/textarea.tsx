import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { Focused } from '../focused';
import type { Specimen } from '../specimen';

const note = (value: string, error?: string, disabled?: boolean) => (
  <Field label="Note" error={error}>
    <Textarea defaultValue={value} disabled={disabled} />
  </Field>
);
const long = 'We come with two dogs, and one of them is afraid of water. '.repeat(6);

export const specimen: Specimen = {
  shows: ['textarea'],
  states: [
    { title: 'Empty', content: note('') },
    { title: 'Focus', content: <Focused>{note('')}</Focused> },
    { title: 'Error', content: note('Hello', 'Write a little more.') },
    { title: 'Disabled', content: note('Hello', undefined, true) },
    { title: 'Long text', content: note(long) },
  ],
};
