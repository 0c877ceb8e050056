import type { Metadata } from 'next';
import { HoursEditor } from '@/components/office/time/hours-editor';
import { PageHeader } from '@/components/ui/page-header';
import { localDateOf } from '@/lib/domain/time';
import { zoneInWords } from '@/lib/domain/when';
import { readBusiness } from '@/lib/usecases/business/read';
import { listSchedules } from '@/lib/usecases/schedules/read';
import { admit } from '../admit';
import { moveAction, touchedAction } from '../bookings/actions';
import { Guesses } from '../guesses';
import {
  removeOverrideAction,
  removeScheduleAction,
  saveOverrideAction,
  saveScheduleAction,
} from './actions';

export const metadata: Metadata = { title: 'Hours' };

export default function HoursPage() {
  return admit('catalogue:read', async (member) => {
    const { ctx, may } = member;
    const { timeZone, locale } = await readBusiness(ctx);
    const today = localDateOf(Date.now(), timeZone);
    const schedules = await listSchedules(ctx, { from: today });
    const zone = schedules[0]?.timeZone;
    return (
      <>
        <PageHeader
          title="Hours"
          description={`Weekly hours and other hours on single dates${zone ? `, in ${zoneInWords(zone)}` : ''}. Bookings that stand outside new hours stay.`}
        />
        <Guesses of="schedule" member={member} />
        <HoursEditor
          schedules={schedules}
          today={today}
          mayEdit={may('schedule:edit')}
          save={saveScheduleAction}
          remove={removeScheduleAction}
          saveOverride={saveOverrideAction}
          removeOverride={removeOverrideAction}
          touched={{ read: touchedAction, move: moveAction, timeZone, locale }}
        />
      </>
    );
  });
}
