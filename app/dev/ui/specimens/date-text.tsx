import { DateText } from '@/components/ui/date-text';
import { InstantText } from '@/components/ui/instant-text';
import { LocaleProvider } from '@/components/ui/locale';
import type { Specimen } from '../specimen';

const at = Date.UTC(2027, 4, 12, 14, 30);

function Ways() {
  return (
    <ul className="grid gap-1">
      <li>
        <DateText date="2027-05-12" />
      </li>
      <li>
        <DateText date="2027-05-12" short />
      </li>
      <li>
        <InstantText at={at} timeZone="Europe/Lisbon" />
      </li>
      <li>
        <InstantText at={at} timeZone="Europe/Lisbon" show="date" />
      </li>
      <li>
        <InstantText at={at} timeZone="America/Argentina/Buenos_Aires" withZone />
      </li>
    </ul>
  );
}

export const specimen: Specimen = {
  shows: ['date-text', 'instant-text', 'locale'],
  states: ['en-GB', 'en-US', 'pt-PT'].map((locale) => ({
    title: locale,
    content: (
      <LocaleProvider locale={locale}>
        <Ways />
      </LocaleProvider>
    ),
  })),
};
