'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { reach } from '@/components/ui/reach';
import { usualChoices } from '@/lib/domain/calendars/busy';
import { type GoogleSourceInput, googleSourceInput } from '@/lib/domain/editing/google-input';
import { SelectField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';
import { Choices, InDialog } from './source-form';

export type CalendarsFound = SaveResult<{ lost: boolean; calendars: { id: string; name: string }[] }>;

type AddGoogleCalendarProps = {
  accountId: string;
  email: string;
  resources: { id: string; name: string }[];
  listCalendars: (input: { id: string }) => Promise<CalendarsFound>;
  add: (input: GoogleSourceInput) => Promise<SaveResult>;
};

/** Which calendar, and whose: what there is to choose from is asked when somebody wants to choose. */
export function AddGoogleCalendar({
  accountId,
  email,
  resources,
  listCalendars,
  add,
}: AddGoogleCalendarProps) {
  const [found, setFound] = useState<CalendarsFound>();
  const first = resources.length === 1 ? (resources[0]?.id ?? '') : '';
  return (
    <InDialog
      title={`A calendar of ${email}`}
      trigger={<Button tone="quiet">Add calendar</Button>}
      onOpen={() => {
        setFound(undefined);
        void reach(() => listCalendars({ id: accountId })).then(setFound);
      }}
    >
      {(close, onDirty) =>
        !found ? (
          <p role="status" className="text-soft">
            Asking Google…
          </p>
        ) : !found.ok ? (
          <Callout tone="danger" live>
            {found.message}
          </Callout>
        ) : found.lost ? (
          <Callout tone="danger" live>
            Google lets us in no more. Please connect this account again.
          </Callout>
        ) : (
          <OfficeForm
            schema={googleSourceInput}
            values={{
              accountId,
              externalId: found.calendars[0]?.id ?? '',
              resourceId: first,
              ...usualChoices,
            }}
            save={add}
            saved="Calendar added. It is being read now."
            submitLabel="Add calendar"
            onSaved={close}
            onDirty={onDirty}
          >
            <SelectField
              name="externalId"
              label="Calendar"
              options={found.calendars.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <SelectField
              name="resourceId"
              label="Whose calendar"
              options={[
                { value: '', label: 'Choose…' },
                ...resources.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <Choices />
          </OfficeForm>
        )
      }
    </InDialog>
  );
}
