import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['dialog'],
  states: [
    {
      title: 'A form',
      opens: 'dialog',
      content: (
        <Dialog
          trigger={<Button>Open</Button>}
          title="Add a person"
          description="They get a mail with a link."
          footer={
            <>
              <DialogClose asChild>
                <Button tone="quiet">Cancel</Button>
              </DialogClose>
              <Button tone="accent">Send invitation</Button>
            </>
          }
        >
          <Field label="Email" error="Write an address like ana@example.com.">
            <Input defaultValue="ana@" />
          </Field>
        </Dialog>
      ),
    },
    {
      title: 'Wide, long text',
      opens: 'dialog',
      content: (
        <Dialog
          wide
          trigger={<Button>Open</Button>}
          title="What happens when a customer cancels later than the day before the appointment"
        >
          <div className="grid gap-3">
            {Array.from({ length: 12 }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never move
              <p key={index}>Half of the price is kept, and the rest goes back to the card that paid.</p>
            ))}
          </div>
        </Dialog>
      ),
    },
  ],
};
