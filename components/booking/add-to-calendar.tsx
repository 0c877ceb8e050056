import { CalendarPlus } from 'lucide-react';
import { buttonStyle } from '@/components/ui/button-style';

/** Links to the calendar file (Apple, Outlook and others) and to Google Calendar. */
export function AddToCalendar({ links }: { links: { google: string; file: string } }) {
  return (
    <div className="flex flex-wrap gap-2">
      <a href={links.file} className={buttonStyle({})}>
        <CalendarPlus aria-hidden />
        Add to calendar
      </a>
      <a href={links.google} target="_blank" rel="noreferrer" className={buttonStyle({ tone: 'quiet' })}>
        Google Calendar
      </a>
    </div>
  );
}
