import { SchemeSwitch } from '@/components/ui/scheme-switch';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['scheme-switch'],
  states: [{ title: 'Like the device', content: <SchemeSwitch /> }],
};
