'use client';

import { type BookingAddressInput, bookingAddressInput } from '@/lib/domain/editing/booking-address-input';
import { LongTextField } from '../form/fields';
import { OfficeForm } from '../form/office-form';
import type { SaveResult } from '../form/save-result';

type AddressFormProps = {
  address: BookingAddressInput;
  save: (input: BookingAddressInput) => Promise<SaveResult>;
};

/** Where a booking takes place at the customer's. */
export function AddressForm({ address, save }: AddressFormProps) {
  return (
    <OfficeForm schema={bookingAddressInput} values={address} save={save} saved="Address saved">
      <LongTextField name="contactAddress" label="Address" hideLabel rows={2} />
    </OfficeForm>
  );
}
