'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { DateText } from '@/components/ui/date-text';
import { Dialog } from '@/components/ui/dialog';
import { useLocale } from '@/components/ui/locale';
import {
  type OverrideInput,
  overrideInput,
  type RemoveOverrideInput,
} from '@/lib/domain/editing/schedule-input';
import { periodsInWords } from '@/lib/domain/hours-in-words';
import { DateField } from '../form/date-field';
import { OfficeForm } from '../form/office-form';
import { PeriodsField } from '../form/periods-field';
import { useCloseGuard } from '../form/use-close-guard';
import { RemoveButton } from '../remove-button';
import { useTouched } from '../touched/use-touched';
import type { HoursActions, ScheduleRow } from './hours';

/** Dates with other hours than their weekday's. */
export function OverrideList({
  schedule,
  today,
  mayEdit,
  saveOverride,
  removeOverride,
  touched,
}: HoursActions & { schedule: ScheduleRow }) {
  const locale = useLocale();
  const { ask, dialog } = useTouched(touched);
  const [open, setOpen] = useState<Omit<OverrideInput, 'scheduleId'> | null>(null);
  const { onDirty, close, askToClose } = useCloseGuard(() => setOpen(null));
  return (
    <section className="grid content-start gap-2 text-sm" aria-label={`${schedule.name}: single dates`}>
      <h3 className="font-medium">Single dates</h3>
      {schedule.overrides.length === 0 && <p className="text-soft">Every date keeps the week’s hours.</p>}
      <ul className="grid gap-1">
        {schedule.overrides.map((each) => (
          <li key={each.date} className="flex flex-wrap items-center justify-between gap-x-4">
            <DateText date={each.date} />
            <span className="flex items-center gap-1 text-soft tabular-nums">
              {periodsInWords(each.periods, locale)}
              {mayEdit && (
                <>
                  <Button size="small" tone="quiet" onClick={() => setOpen({ ...each, was: each.date })}>
                    Change
                  </Button>
                  <RemoveButton
                    title="Back to the week’s hours?"
                    consequence="This date is open as its weekday is."
                    removed="Back to the week’s hours"
                    before={() => ask({ kind: 'back-to-week', values: removalOf(schedule.id, each) })}
                    remove={() => removeOverride(removalOf(schedule.id, each))}
                  />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayEdit && (
        <Button
          size="small"
          className="justify-self-start"
          onClick={() => setOpen({ date: today, periods: [] })}
        >
          <Plus aria-hidden /> Other hours on a date
        </Button>
      )}
      {dialog}
      <Dialog
        open={open !== null}
        onOpenChange={(next) => !next && askToClose()}
        title="Hours on one date"
        description="No hours: closed that day."
      >
        {open && (
          <div data-panel>
            <OfficeForm
              schema={overrideInput}
              values={{ scheduleId: schedule.id, ...open }}
              save={saveOverride}
              before={(values) => ask({ kind: 'date', values })}
              saved="Hours of that date saved"
              onSaved={close}
              onDirty={onDirty}
            >
              <DateField name="date" label="Date" />
              {open.was && <LeftDate was={open.was} />}
              <PeriodsField name="periods" legend="Open" />
            </OfficeForm>
          </div>
        )}
      </Dialog>
    </section>
  );
}

/** Warns before saving that an override which moves to another date leaves its former date. */
function LeftDate({ was }: { was: string }) {
  const date = useWatch({ name: 'date' });
  if (!date || date === was) return null;
  return (
    <p role="status" className="text-sm text-soft">
      <DateText date={was} /> goes back to the week’s hours.
    </p>
  );
}

const removalOf = (
  scheduleId: string,
  { date, edition }: ScheduleRow['overrides'][number],
): RemoveOverrideInput => ({ scheduleId, date, edition });
