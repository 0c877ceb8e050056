'use client';

import type { ComponentProps } from 'react';
import type { FieldError } from '@/lib/domain/errors';
import type { Quote } from '@/lib/domain/quote';
import type { Refused } from './book-answer';
import { BookedAlready } from './booked-already';
import type { Booked } from './booked-before';
import type { WhenChoice } from './choice';
import { DetailsStep } from './details-step';
import { RefusalPanel } from './refusal-panel';

type LastStepProps = Omit<ComponentProps<typeof DetailsStep>, 'errors' | 'notice'> & {
  /** Path of the route that answers months of availability. */
  route: string;
  /** Why the last attempt failed. */
  refused: Refused | undefined;
  /** What this browser has booked already. */
  booked: Booked | undefined;
  newQuote: Quote | null;
  onPick: (patch: Partial<WhenChoice>) => void;
  onChooseAnew: () => void;
  onAnother: () => void;
};

const noErrors: FieldError[] = [];

/** The contact, with what became of sending it. */
export function LastStep({
  route,
  refused,
  booked,
  newQuote,
  onPick,
  onChooseAnew,
  onAnother,
  ...rest
}: LastStepProps) {
  const { offer, choice, pending } = rest;
  return (
    <DetailsStep
      {...rest}
      errors={refused?.errors ?? noErrors}
      notice={
        booked ? (
          <BookedAlready offer={offer} choice={choice} booked={booked} onAnother={onAnother} />
        ) : refused ? (
          <RefusalPanel {...{ offer, choice, route, refused, newQuote, pending, onPick, onChooseAnew }} />
        ) : null
      }
    />
  );
}
