import { Field } from '@/components/ui/field';
import { PasswordInput } from '@/components/ui/password-input';
import { Focused } from '../focused';
import type { Specimen } from '../specimen';

const password = (error?: string, disabled?: boolean) => (
  <Field label="Password" error={error}>
    <PasswordInput defaultValue="a good one" autoComplete="off" disabled={disabled} />
  </Field>
);

export const specimen: Specimen = {
  shows: ['password-input'],
  states: [
    { title: 'Default', content: password() },
    { title: 'Focus', content: <Focused>{password()}</Focused> },
    { title: 'Error', content: password('It needs eight letters or digits at least.') },
    { title: 'Disabled', content: password(undefined, true) },
  ],
};
