import { ColorField } from '@/components/ui/color-field';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['color-field'],
  states: [
    { title: 'Reads well', content: <ColorField label="Colour" name="color" defaultValue="#7a4b3a" /> },
    { title: 'Pale', content: <ColorField label="Colour" name="color" defaultValue="#f2c94c" /> },
    { title: 'No colour', content: <ColorField label="Colour" name="color" defaultValue="brown" /> },
    {
      title: 'Error',
      content: (
        <ColorField label="Colour" name="color" defaultValue="#7a4b3a" error="It could not be saved." />
      ),
    },
  ],
};
