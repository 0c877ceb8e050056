import { Progress } from '@/components/ui/progress';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['progress'],
  states: [
    { title: 'None', content: <Progress label="Set-up, none" value={0} /> },
    { title: 'Part', content: <Progress label="Set-up, part" value={0.4} /> },
    { title: 'All', content: <Progress label="Set-up, all" value={1} /> },
    { title: 'Unknown', content: <Progress label="Set-up" /> },
  ],
};
