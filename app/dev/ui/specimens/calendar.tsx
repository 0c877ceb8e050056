import { useState } from 'react';
import { Calendar } from '@/components/ui/calendar';
import type { DayState } from '@/components/ui/calendar-day';
import type { Specimen } from '../specimen';

function Month({ dayState }: { dayState: (date: string) => DayState | undefined }) {
  const [month, setMonth] = useState('2027-05');
  const [selected, setSelected] = useState('2027-05-20');
  return (
    <Calendar
      month={month}
      onMonthChange={setMonth}
      selected={selected}
      onSelect={setSelected}
      dayState={dayState}
      firstMonth="2027-05"
      lastMonth="2027-08"
      today="2027-05-12"
      className="max-w-md"
    />
  );
}

const open = (date: string) => date > '2027-05-12' && Number(date.slice(8)) % 3 !== 0;

export const specimen: Specimen = {
  shows: ['calendar', 'calendar-caption', 'calendar-day'],
  states: [
    {
      title: 'Open and closed days, one chosen',
      content: <Month dayState={(date) => ({ open: open(date) })} />,
    },
    { title: 'Loading', content: <Month dayState={() => undefined} /> },
    { title: 'Full', content: <Month dayState={() => ({ open: false, note: 'full' })} /> },
  ],
};
