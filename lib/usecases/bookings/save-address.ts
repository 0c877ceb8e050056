import { z } from 'zod';
import { withEdition } from '@/lib/data/catalogue/edition';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type BookingAddressInput, bookingAddressInput } from '@/lib/domain/editing/booking-address-input';
import { type Result, refuse } from '@/lib/domain/errors';
import { changeBooking, RollBack } from '@/lib/usecases/booking-core/change';
import { operation } from '@/lib/usecases/operation';
import { staleSave } from '../catalogue/stale-save';

/** The fields of a booking that the address's form edits. */
export const addressValues = (booking: { id: string; contactAddress: string }) =>
  withEdition({ bookingId: booking.id, contactAddress: booking.contactAddress });

export const saveAddress = operation({
  name: 'booking.save_address',
  can: 'customer:edit',
  effect: 'write',
  input: bookingAddressInput,
  output: z.object({ edition: z.string() }),
  describe:
    'Changes the address at which a booking takes place at the customer’s; the timeline keeps the former one.',
  run: save,
});

const elsewhere = refuse('not_allowed', 'This doesn’t take place at the customer’s.');

/** Refuses with `not_allowed` where the booking takes place elsewhere. */
function save(ctx: TenantContext, input: BookingAddressInput): Promise<Result<{ edition: string }>> {
  return changeBooking(ctx, { bookingId: input.bookingId }, async (change) => {
    if (change.booking.package.locationKind !== 'CUSTOMER') throw new RollBack(elsewhere);
    const stale = staleSave(input.edition, addressValues(change.booking));
    if (stale) throw new RollBack(stale);
    await change.mark({ contactAddress: input.contactAddress });
    await change.record('booking.address_changed', {
      before: { contactAddress: change.booking.contactAddress },
      after: { contactAddress: input.contactAddress },
    });
    const { edition } = addressValues({ id: input.bookingId, contactAddress: input.contactAddress });
    return { ok: true as const, edition };
  });
}
