import { notFound } from '@/lib/domain/editing/refusal';
import { requireBooking } from '@/lib/usecases/booking-core/require-booking';
import { shareBookingFile } from '@/lib/usecases/booking-files/change';
import { listBookingFiles } from '@/lib/usecases/booking-files/read';
import { aboutBooking } from './about-booking';
import { previewOf } from './previewer';

const share = previewOf(shareBookingFile, [], async (ctx, input) => {
  const booking = await requireBooking(ctx, input.bookingId);
  const file = (await listBookingFiles(ctx, input)).find(({ id }) => id === input.id);
  if (!file) return notFound('file');
  const [own, shared] = ['The office only', 'The office and the customer'];
  return {
    ok: true,
    input,
    preview: {
      title: input.isShared ? 'Show the customer a file' : 'Show the customer a file no more',
      about: aboutBooking(booking),
      changes: [
        { label: file.name, before: file.isShared ? shared : own, after: input.isShared ? shared : own },
      ],
      money: null,
      hears: [],
      notes: ['It stands on the page of their booking. What they have seen or saved stays with them.'],
    },
  };
});

export const ofFiles = [share];
