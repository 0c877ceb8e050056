import { CopyButton } from '@/components/ui/copy-button';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['copy-button'],
  states: [
    { title: 'Default', content: <CopyButton text="https://mais.example" /> },
    { title: 'With words, disabled', content: <CopyButton text="-" label="Copy link" disabled /> },
  ],
};
