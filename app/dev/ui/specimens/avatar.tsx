import { Avatar } from '@/components/ui/avatar';
import type { Specimen } from '../specimen';

const picture =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"%3E%3Crect width="2" height="2" fill="%23587"/%3E%3Ccircle cx="1" cy="1" r=".5" fill="%23fdc"/%3E%3C/svg%3E';

export const specimen: Specimen = {
  shows: ['avatar'],
  states: [
    {
      title: 'Small, medium, large',
      content: (
        <div className="flex items-center gap-3">
          <Avatar name="Ana Ruiz" size="small" />
          <Avatar name="Ana Ruiz" />
          <Avatar name="Ana Ruiz" size="large" />
        </div>
      ),
    },
    {
      title: 'Picture, one name, many names, no name',
      content: (
        <div className="flex items-center gap-3">
          <Avatar name="Ana Ruiz" image={picture} />
          <Avatar name="Ana" />
          <Avatar name="Juan Carlos de la Vega Montoya" />
          <Avatar name="" />
        </div>
      ),
    },
  ],
};
