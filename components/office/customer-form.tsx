'use client';

import { type CustomerInput, customerInput } from '@/lib/domain/editing/member-input';
import { LongTextField, TextField } from './form/fields';
import { OfficeForm } from './form/office-form';
import type { SaveResult } from './form/save-result';

type CustomerFormProps = {
  customer: CustomerInput;
  save: (input: CustomerInput) => Promise<SaveResult>;
};

export function CustomerForm({ customer, save }: CustomerFormProps) {
  return (
    <OfficeForm schema={customerInput} values={customer} save={save} saved="Customer saved">
      <TextField name="name" label="Name" />
      <TextField
        name="email"
        label="E-mail"
        type="email"
        hint="For what they book from now on. Mails about bookings made before go to the address that those were made with."
      />
      <TextField name="phone" label="Phone" type="tel" optional />
      <LongTextField name="notes" label="Notes" optional hint="Only your team sees them." />
    </OfficeForm>
  );
}
