import { Input } from '@/components/ui/input';
import { Focused } from '../focused';
import type { Specimen } from '../specimen';

const input = (props: React.ComponentProps<'input'>) => <Input aria-label="Name" {...props} />;

export const specimen: Specimen = {
  shows: ['input'],
  states: [
    { title: 'Empty', content: input({ placeholder: 'Ana Ruiz' }) },
    { title: 'Filled', content: input({ defaultValue: 'Ana Ruiz' }) },
    { title: 'Focus', content: <Focused>{input({ defaultValue: 'Ana Ruiz' })}</Focused> },
    { title: 'Error', content: input({ defaultValue: '?', 'aria-invalid': true }) },
    {
      title: 'Error with focus',
      content: <Focused>{input({ defaultValue: '?', 'aria-invalid': true })}</Focused>,
    },
    { title: 'Disabled', content: input({ defaultValue: 'Ana Ruiz', disabled: true }) },
    { title: 'Read only', content: input({ defaultValue: 'Ana Ruiz', readOnly: true }) },
    {
      title: 'Long text',
      content: input({
        defaultValue: 'Juan Carlos de la Vega Montoya y Fernández de Córdoba y Álvarez de Toledo',
      }),
    },
  ],
};
