'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { useLocale } from '@/components/ui/locale';
import { scheduleInput } from '@/lib/domain/editing/schedule-input';
import { periodsInWords } from '@/lib/domain/hours-in-words';
import { EditorSheet } from '../editor-sheet';
import { TextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import { PeriodsField } from '../form/periods-field';
import { RemoveButton } from '../remove-button';
import { useTouched } from '../touched/use-touched';
import { weekdaysIn } from '../words';
import type { HoursActions, ScheduleRow } from './hours';
import { OverrideList } from './override-list';

export function HoursEditor({ schedules, ...actions }: HoursActions & { schedules: ScheduleRow[] }) {
  const locale = useLocale();
  const [open, setOpen] = useState<{ row: ScheduleRow | null } | null>(null);
  const add = actions.mayEdit && (
    <Button onClick={() => setOpen({ row: null })}>
      <Plus aria-hidden /> New hours
    </Button>
  );
  return (
    <div className="grid gap-5">
      {schedules.length === 0 && (
        <Card>
          <EmptyState
            title="No hours yet"
            description="Hours say when people and rooms can be booked."
            action={add || undefined}
          />
        </Card>
      )}
      {schedules.map((row) => (
        <Card key={row.id}>
          <CardHeader
            title={row.name}
            description={
              row.resources.length > 0
                ? `Kept by ${row.resources.map((each) => each.name).join(', ')}`
                : 'Nobody keeps these hours yet'
            }
            actions={actions.mayEdit && <Button onClick={() => setOpen({ row })}>Change week</Button>}
          />
          <CardBody className="grid gap-6 lg:grid-cols-2">
            <dl className="grid content-start gap-1.5 text-sm">
              {weekdaysIn(locale).map(({ name: weekday, index }) => (
                <div key={weekday} className="flex justify-between gap-4">
                  <dt>{weekday}</dt>
                  <dd className="text-right text-soft tabular-nums">
                    {periodsInWords(row.days[index] ?? [], locale)}
                  </dd>
                </div>
              ))}
            </dl>
            <OverrideList schedule={row} {...actions} />
          </CardBody>
        </Card>
      ))}
      {schedules.length > 0 && <div>{add}</div>}
      <EditorSheet
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open?.row ? open.row.name : 'New hours'}
      >
        {(close, onDirty) => (
          <ScheduleForm row={open?.row ?? null} close={close} onDirty={onDirty} {...actions} />
        )}
      </EditorSheet>
    </div>
  );
}

function ScheduleForm({
  row,
  close,
  onDirty,
  save,
  remove,
  touched,
}: HoursActions & { row: ScheduleRow | null; close: () => void; onDirty: (dirty: boolean) => void }) {
  const locale = useLocale();
  const { ask, dialog } = useTouched(touched);
  return (
    <>
      {dialog}
      <OfficeForm
        schema={scheduleInput}
        values={
          row
            ? { id: row.id, edition: row.edition, name: row.name, days: row.days }
            : {
                id: null,
                name: '',
                days: [1, 2, 3, 4, 5, 6, 7].map((day) =>
                  day <= 5 ? [{ startMinute: 540, endMinute: 1020 }] : [],
                ),
              }
        }
        save={save}
        before={(values) => ask({ kind: 'week', values })}
        saved="Hours saved. Free times follow them now."
        onSaved={close}
        onDirty={onDirty}
        aside={
          row && (
            <RemoveButton
              title={`Remove ${row.name}?`}
              consequence="This works only while nobody keeps these hours."
              removed="Hours removed"
              remove={() => remove({ id: row.id, edition: row.edition })}
              onRemoved={close}
            />
          )
        }
      >
        <TextField name="name" label="Name" />
        <div className="grid gap-4">
          {weekdaysIn(locale).map(({ name: weekday, index }) => (
            <PeriodsField key={weekday} name={`days.${index}`} legend={weekday} />
          ))}
        </div>
      </OfficeForm>
    </>
  );
}
