'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { reach } from '@/components/ui/reach';
import type { CalendarChange } from '@/lib/domain/editing/calendar-change-input';
import { count } from '../words';
import type { Touched, TouchedProps } from './touched';
import { TouchedList } from './touched-list';

type Question = {
  change: CalendarChange;
  total: number;
  rows: Touched[];
  answer: (goOn: boolean) => void;
};

/**
 * Before a change of hours, closed periods or people is saved: shows the bookings that it touches, and what can be done
 * with them. `ask` resolves to true when the change may be saved, false when the person goes back, or a sentence when
 * the bookings couldn't be loaded.
 */
export function useTouched({ read, move, timeZone, locale }: TouchedProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [problem, setProblem] = useState<string>();
  const [reading, startReading] = useTransition();
  const ask = async (change: CalendarChange): Promise<boolean | string> => {
    const touched = await reach(() => read({ change, listed: 0 }));
    if (!touched.ok) return touched.message;
    if (touched.total === 0) return true;
    return new Promise((resolve) => {
      const answer = (goOn: boolean) => {
        setQuestion(null);
        resolve(goOn);
      };
      setProblem(undefined);
      setQuestion({ ...touched, change, answer });
    });
  };
  const readOn = ({ change, rows }: Question) =>
    startReading(async () => {
      const next = await reach(() => read({ change, listed: rows.length }));
      setProblem(next.ok ? undefined : next.message);
      if (next.ok) setQuestion((asked) => asked && { ...asked, rows: [...rows, ...next.rows] });
    });
  const more = question ? question.total - question.rows.length : 0;
  const dialog = (
    <Dialog
      wide
      open={question !== null}
      onOpenChange={(next) => !next && question?.answer(false)}
      title={question ? `This touches ${count(question.total, 'booking')}` : ''}
      description={`${question?.total === 1 ? 'It stays as it is unless you do something about it' : 'They stay as they are unless you do something about them'}. What you do here counts at once.`}
      footer={
        <>
          <Button onClick={() => question?.answer(false)}>Don’t save</Button>
          <Button tone="accent" onClick={() => question?.answer(true)}>
            Save, the rest stays
          </Button>
        </>
      }
    >
      {question && (
        <div className="grid gap-3">
          <TouchedList
            rows={question.rows}
            timeZone={timeZone}
            locale={locale}
            giveTo={(booking, resource) =>
              move({
                bookingId: booking.id,
                version: booking.version,
                resource,
                ...(booking.bookingType === 'DATE'
                  ? { date: booking.date }
                  : { start: new Date(booking.start).toISOString() }),
              })
            }
          />
          {problem && (
            <Callout tone="danger" live>
              {problem}
            </Callout>
          )}
          {more > 0 && (
            <div className="flex flex-wrap items-center gap-3">
              <p className="text-sm text-soft">And {count(more, 'booking')} later on.</p>
              <Button size="small" pending={reading} onClick={() => readOn(question)}>
                Show more
              </Button>
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
  return { ask, dialog };
}
