import type { ErrorCode, FieldError } from '@/lib/domain/errors';

export type Refused = {
  ok: false;
  code: ErrorCode;
  message: string;
  errors?: FieldError[];
  extra?: Record<string, unknown>;
};

/** What a booking action answers to the page. */
export type BookAnswer =
  | {
      ok: true;
      /** Stripe's page, or the booked page when nothing is due. */
      nextUrl: string;
      bookedUrl: string;
      /** Epoch ms; null when the booking is confirmed already. */
      holdExpiresAt: number | null;
    }
  | Refused;
