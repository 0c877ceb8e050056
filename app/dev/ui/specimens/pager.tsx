import { Pager } from '@/components/ui/pager';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['pager'],
  states: [
    { title: 'First page', content: <Pager firstHref={null} nextHref="#pager" /> },
    { title: 'Between', content: <Pager firstHref="#pager" nextHref="#pager" /> },
    { title: 'Last page', content: <Pager firstHref="#pager" nextHref={null} /> },
  ],
};
