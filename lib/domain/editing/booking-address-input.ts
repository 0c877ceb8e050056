import { z } from 'zod';
import { addressInput } from '@/lib/domain/booking-input';
import { editionField, idField, namesEdition } from './fields';

export const bookingAddressInput = z
  .strictObject({
    bookingId: idField,
    edition: editionField,
    contactAddress: addressInput,
  })
  .refine(...namesEdition);
export type BookingAddressInput = z.infer<typeof bookingAddressInput>;
