import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Sheet } from '@/components/ui/sheet';
import type { Specimen } from '../specimen';

export const specimen: Specimen = {
  shows: ['sheet'],
  states: [
    {
      title: 'A form, with a long title',
      opens: 'dialog',
      content: (
        <Sheet
          trigger={<Button>Open</Button>}
          title="An elopement of two days with a guide and an album"
          description="What customers see on your site."
          footer={
            <>
              <Button tone="quiet">Cancel</Button>
              <Button tone="accent">Save</Button>
            </>
          }
        >
          <Field label="Name">
            <Input defaultValue="Elopement" />
          </Field>
        </Sheet>
      ),
    },
  ],
};
