import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['confirm-dialog'],
  states: [
    {
      title: 'Danger',
      opens: 'alertdialog',
      content: (
        <ConfirmDialog
          trigger={<Button tone="danger">Cancel booking</Button>}
          title="Cancel this booking?"
          consequence="Ana gets £450.00 back on her card; you keep £450.00."
          confirmLabel="Cancel booking"
          keepLabel="Keep it"
          onConfirm={async () => undefined}
        />
      ),
    },
    {
      title: 'Fails when confirmed',
      opens: 'alertdialog',
      content: (
        <ConfirmDialog
          trigger={<Button>Remove a very long thing</Button>}
          title="Remove “An elopement of two days with a guide, a picnic and an album”?"
          consequence="Nobody can book it any more. The three bookings that there are stay as they are."
          confirmLabel="Remove package"
          onConfirm={async () => 'Somebody has changed it meanwhile. Reload the page and try again.'}
        />
      ),
    },
  ],
};
