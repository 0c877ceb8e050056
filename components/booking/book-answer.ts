import type { ErrorCode, FieldError } from '@/lib/domain/errors';

export type Refused = {
  ok: false;
  code: ErrorCode;
  message: string;
  errors?: FieldError[];
  extra?: Record<string, unknown>;
};

/** The result of a booking action. */
export type BookAnswer =
  | {
      ok: true;
      /** Stripe's page; null when nothing is due. */
      nextUrl: string | null;
      /** Path of the page that shows the booking, relative to the business's site. */
      bookedPath: string;
      /** Epoch ms; null when the booking is confirmed already. */
      holdExpiresAt: number | null;
    }
  | Refused;

/** `bookedPath`: the page of a booking that is paid or being paid, so its hold can't be released. */
export type LeaveAnswer = { ok: true; bookedPath: string | null } | Refused;
