'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { reach } from '@/components/ui/reach';
import type { CalendarChange } from '@/lib/domain/editing/calendar-change-input';
import { count } from '../words';
import type { Touched, TouchedProps } from './touched';
import { TouchedList } from './touched-list';

type Question = { total: number; rows: Touched[]; answer: (goOn: boolean) => void };

/**
 * Before a change of hours, closed periods or people is saved: the bookings that it touches, and what can be done with
 * them. `ask` ends with true when it may be saved, false when the person goes back, or a sentence when it isn't known.
 */
export function useTouched({ read, move, timeZone, locale }: TouchedProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = async (change: CalendarChange): Promise<boolean | string> => {
    const touched = await reach(() => read(change));
    if (!touched.ok) return touched.message;
    if (touched.total === 0) return true;
    return new Promise((resolve) => {
      const answer = (goOn: boolean) => {
        setQuestion(null);
        resolve(goOn);
      };
      setQuestion({ ...touched, answer });
    });
  };
  const more = question ? question.total - question.rows.length : 0;
  const dialog = (
    <Dialog
      wide
      open={question !== null}
      onOpenChange={(next) => !next && question?.answer(false)}
      title={question ? `This touches ${count(question.total, 'booking')}` : ''}
      description="They stay as they are unless you do something about them. What you do here counts at once."
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
          {more > 0 && <p className="text-sm text-soft">And {count(more, 'booking')} later on.</p>}
        </div>
      )}
    </Dialog>
  );
  return { ask, dialog };
}
