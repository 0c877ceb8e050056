'use client';

import { useLocale } from '@/components/ui/locale';
import { type MailChoiceInput, mailChoiceInput } from '@/lib/domain/editing/mail-choice-input';
import { spelled } from '@/lib/domain/spelling';
import { CheckField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';

type MailChoiceFormProps = {
  choice: MailChoiceInput;
  save: (choice: MailChoiceInput) => Promise<SaveResult>;
};

/** Each member's choice of mail topics. */
export function MailChoiceForm({ choice, save }: MailChoiceFormProps) {
  return (
    <OfficeForm
      schema={mailChoiceInput}
      values={choice}
      save={save}
      saved="Saved. It counts from the next mail on."
    >
      <CheckField name="BOOKED" label="New bookings" />
      <CheckField name="MOVED" label="Moved bookings" />
      <CheckField name="CANCELED" label={spelled('Cancelled bookings', useLocale())} />
      <CheckField name="PAID" label="Balances that are paid" />
    </OfficeForm>
  );
}
