import { LinkButton } from '@/components/ui/link-button';
import type { Specimen } from '../specimen';

const colors = { Default: '#7a4b3a', Pale: '#f2c94c', Deep: '#14324a', Bright: '#d6336c' };

export const specimen: Specimen = {
  shows: ['brand-style'],
  states: [
    {
      title: 'The colour of a business, for the whole page',
      content: (
        <div className="flex flex-wrap gap-2">
          {Object.entries(colors).map(([name, color]) => (
            <LinkButton
              key={name}
              size="small"
              prefetch={false}
              href={`/dev/ui?brand=${encodeURIComponent(color)}`}
            >
              {name}
            </LinkButton>
          ))}
        </div>
      ),
    },
  ],
};
