import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import type { Specimen } from '../specimen';

const long = {
  description: 'The three bookings that there are stay as they are, and their customers know nothing of it.',
};

export const specimen: Specimen = {
  shows: ['toaster'],
  states: [
    {
      title: 'Success, error, with an action and long text',
      content: (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => toast.success('Saved')}>Success</Button>
          <Button onClick={() => toast.error('It could not be saved')}>Error</Button>
          <Button
            onClick={() =>
              toast('Package removed', { ...long, action: { label: 'Undo', onClick: () => undefined } })
            }
          >
            Action
          </Button>
        </div>
      ),
    },
  ],
};
