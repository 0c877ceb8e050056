'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { usualChoices } from '@/lib/domain/calendars/busy';
import {
  type CalendarChoicesInput,
  type CalendarSourceInput,
  calendarChoicesInput,
  calendarSourceInput,
} from '@/lib/domain/editing/calendar-source-input';
import { CheckField, SelectField, TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { useCloseGuard } from '../form/use-close-guard';

type NewSourceProps = {
  resources: { id: string; name: string }[];
  add: (input: CalendarSourceInput) => Promise<SaveResult>;
};

export function NewSource({ resources, add }: NewSourceProps) {
  const first = resources.length === 1 ? (resources[0]?.id ?? '') : '';
  return (
    <InDialog
      title="Add a calendar"
      trigger={
        <Button>
          <Plus aria-hidden /> Add calendar
        </Button>
      }
    >
      {(close, onDirty) => (
        <OfficeForm
          schema={calendarSourceInput}
          values={{ resourceId: first, name: '', address: '', ...usualChoices }}
          save={add}
          saved="Calendar added. Its busy times block bookings from now on."
          submitLabel="Add calendar"
          onSaved={close}
          onDirty={onDirty}
        >
          <SelectField
            name="resourceId"
            label="Whose calendar"
            options={[
              { value: '', label: 'Choose…' },
              ...resources.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField name="name" label="Name" hint="Such as “Private” or “Family”." />
          <TextField
            name="address"
            label="Address of the calendar"
            placeholder="https://…"
            hint="iCloud: share the calendar as public. Google: “Secret address in iCal format” in its settings. Outlook: “Publish a calendar”, ICS."
          />
          <Choices />
        </OfficeForm>
      )}
    </InDialog>
  );
}

export function ChangeSource({
  source,
  change,
}: {
  source: CalendarChoicesInput & { writes: boolean };
  change: (input: CalendarChoicesInput) => Promise<SaveResult>;
}) {
  const { writes, id, edition, name, blocksAllDay, blocksTentative, blocksFree } = source;
  const { writesHolds, writesClosed } = source;
  return (
    <InDialog title={name} trigger={<Button tone="quiet">Change</Button>}>
      {(close, onDirty) => (
        <OfficeForm
          schema={calendarChoicesInput}
          values={{
            id,
            edition,
            name,
            blocksAllDay,
            blocksTentative,
            blocksFree,
            writesHolds,
            writesClosed,
          }}
          save={change}
          saved="Saved. The calendar is being read anew."
          onSaved={close}
          onDirty={onDirty}
        >
          <TextField name="name" label="Name" />
          <Choices />
          {writes && <WrittenChoices />}
        </OfficeForm>
      )}
    </InDialog>
  );
}

/** Which entries of a calendar block bookings: fields of a form. */
export function Choices() {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium">What blocks bookings</legend>
      <p className="text-sm text-soft">What is marked as busy always does.</p>
      <CheckField name="blocksAllDay" label="Whole days that are marked as busy" />
      <CheckField name="blocksTentative" label="What is marked as tentative" />
      <CheckField
        name="blocksFree"
        label="What is marked as free"
        hint="Birthdays and holidays usually are."
      />
    </fieldset>
  );
}

/** What is written into a calendar beside bookings: fields of a form. */
function WrittenChoices() {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium">What is written into it, beside bookings</legend>
      <CheckField
        name="writesHolds"
        label="Places that somebody is paying for, as tentative"
        hint="They go again when nobody pays."
      />
      <CheckField
        name="writesClosed"
        label="Closed periods, as busy"
        hint="Change them here: what is done with them there is put back."
      />
    </fieldset>
  );
}

type InDialogProps = {
  title: string;
  trigger: ReactNode;
  onOpen?: () => void;
  children: (close: () => void, onDirty: (dirty: boolean) => void) => ReactNode;
};

/** A form in a dialog, which asks before it loses what was typed. */
export function InDialog({ title, trigger, onOpen, children }: InDialogProps) {
  const [open, setOpen] = useState(false);
  const { onDirty, askToClose } = useCloseGuard(() => setOpen(false));
  const close = () => {
    onDirty(false);
    setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) return askToClose();
        onOpen?.();
        setOpen(true);
      }}
      title={title}
      trigger={trigger}
    >
      <div data-panel>{children(close, onDirty)}</div>
    </Dialog>
  );
}
