import { useState } from 'react';
import { Countdown } from '@/components/ui/countdown';
import type { Specimen } from '../specimen';

const SECOND = 1000;

function From({ seconds }: { seconds: number }) {
  const [until] = useState(() => Date.now() + seconds * SECOND);
  return <Countdown until={until} label="We hold this for" />;
}

export const specimen: Specimen = {
  shows: ['countdown'],
  states: [
    { title: 'Plenty of time', content: <From seconds={898} /> },
    { title: 'Soon over', content: <From seconds={65} /> },
    { title: 'Over', content: <From seconds={0} /> },
  ],
};
