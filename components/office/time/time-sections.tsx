'use client';

import { useWatch } from 'react-hook-form';
import { useLocale } from '@/components/ui/locale';
import { clock, minutesInWords } from '@/lib/domain/hours-in-words';
import { RadioField, WeekdaysField } from '../form/choice-fields';
import { NumberField } from '../form/fields';
import { FoldedSection } from '../form/folded-section';
import { LinesField } from '../form/lines-field';
import { TimeField } from '../form/time-field';
import { count, weekdaysIn } from '../words';

/** The fields of a service; `prefix` is where they stand in the form: "" or "time.". */
type Prefix = { prefix: string };

/** How long: minutes or days. */
export function LengthFields({ prefix }: Prefix) {
  const takes = useWatch({ name: `${prefix}takes` });
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_auto]">
      <RadioField
        name={`${prefix}takes`}
        legend="It takes"
        columns={2}
        options={[
          { value: 'MINUTES', label: 'Minutes', description: 'Customers choose a time' },
          { value: 'DAYS', label: 'Whole days', description: 'Customers choose a date' },
        ]}
      />
      <NumberField
        name={`${prefix}duration`}
        label="How long"
        min={takes === 'DAYS' ? 1 : 5}
        unit={takes === 'DAYS' ? 'days' : 'minutes'}
      />
    </div>
  );
}

/** The rest of how something takes time, folded. */
export function TimeSections({ prefix }: Prefix) {
  const takes = useWatch({ name: `${prefix}takes` });
  return (
    <>
      {takes === 'MINUTES' && <Starts prefix={prefix} />}
      <Ahead prefix={prefix} isByDay={takes === 'DAYS'} />
      <Limits prefix={prefix} />
    </>
  );
}

function Starts({ prefix }: Prefix) {
  const names = ['stepMinutes', 'bufferBeforeMinutes', 'bufferAfterMinutes', 'startTimes'].map(
    (name) => prefix + name,
  );
  const [step, before, after, times] = useWatch({ name: names }) as [number, number, number, string[]];
  const starts = times.length > 0 ? `at ${times.join(', ')}` : `every ${minutesInWords(step)}`;
  const free = before + after > 0 ? `${minutesInWords(before + after)} kept free` : 'nothing kept free';
  return (
    <FoldedSection title="Starts and pauses" value={`${starts}; ${free}`} fields={names}>
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberField name={`${prefix}stepMinutes`} label="A start every" min={5} unit="minutes" />
        <NumberField name={`${prefix}bufferBeforeMinutes`} label="Kept free before" min={0} unit="minutes" />
        <NumberField name={`${prefix}bufferAfterMinutes`} label="Kept free after" min={0} unit="minutes" />
      </div>
      <LinesField
        name={`${prefix}startTimes`}
        label="Only at these times"
        hint="One a line, like 09:30. Empty: at every step within the hours."
      />
    </FoldedSection>
  );
}

function Ahead({ prefix, isByDay }: Prefix & { isByDay: boolean }) {
  const locale = useLocale();
  const names = ['noticeMinutes', 'horizonDays', 'sameDayUntilMinute'].map((name) => prefix + name);
  const [notice, horizon, until] = useWatch({ name: names }) as [number, number, number | null];
  const least =
    isByDay && until !== null ? `until ${clock(until, locale)} on the day` : `${noticeInWords(notice)} ahead`;
  return (
    <FoldedSection title="Notice" value={`${least}, at most ${count(horizon, 'day')}`} fields={names}>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField name={`${prefix}noticeMinutes`} label="Book at least" min={0} unit="minutes ahead" />
        <NumberField name={`${prefix}horizonDays`} label="Book at most" min={1} unit="days ahead" />
      </div>
      {isByDay && (
        <TimeField
          name={`${prefix}sameDayUntilMinute`}
          label="Sold on the day itself until"
          hint="Then no notice is asked. Empty: not on the day itself."
          end
          nullable
          showLabel
        />
      )}
    </FoldedSection>
  );
}

const noticeInWords = (minutes: number) =>
  minutes >= 2880 && minutes % 1440 === 0 ? count(minutes / 1440, 'day') : minutesInWords(minutes ?? 0);

function Limits({ prefix }: Prefix) {
  const locale = useLocale();
  const names = ['capacity', 'dailyLimit', 'startDays'].map((name) => prefix + name);
  const [capacity, limit, days] = useWatch({ name: names }) as [number, number | null, number[]];
  const named = weekdaysIn(locale).filter(({ index }) => days.includes(index + 1));
  const value = [
    capacity > 1 ? `${capacity} seats at one start` : 'one booking at a time',
    limit === null ? 'any number a day' : `at most ${limit} a day`,
    named.length === 0 ? '' : `only ${named.map(({ name }) => name.slice(0, 3)).join(', ')}`,
  ];
  return (
    <FoldedSection title="Seats and limits" value={value.filter(Boolean).join('; ')} fields={names}>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          name={`${prefix}capacity`}
          label="Seats of one start"
          min={1}
          unit="(1: it’s exclusive)"
        />
        <NumberField name={`${prefix}dailyLimit`} label="Bookings a day" min={1} unit="(empty: any number)" />
      </div>
      <WeekdaysField name={`${prefix}startDays`} legend="Starts only on" hint="None chosen: any day." />
    </FoldedSection>
  );
}
