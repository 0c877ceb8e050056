import { useState } from 'react';
import { Stepper } from '@/components/ui/stepper';
import { Focused } from '../focused';
import type { Specimen } from '../specimen';

function Guests({ start }: { start: number }) {
  const [value, setValue] = useState(start);
  return <Stepper label="Guests" value={value} min={1} max={20} onChange={setValue} />;
}

export const specimen: Specimen = {
  shows: ['stepper'],
  states: [
    { title: 'Between', content: <Guests start={4} /> },
    { title: 'Least', content: <Guests start={1} /> },
    { title: 'Most', content: <Guests start={20} /> },
    {
      title: 'Focus',
      content: (
        <Focused>
          <Guests start={4} />
        </Focused>
      ),
    },
  ],
};
