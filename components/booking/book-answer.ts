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
      /** Stripe's page; null when nothing is due. */
      nextUrl: string | null;
      /** The page that shows the booking, beneath the business's site. */
      bookedPath: string;
      /** Epoch ms; null when the booking is confirmed already. */
      holdExpiresAt: number | null;
    }
  | Refused;

/** `bookedPath`: the page of the one that is paid, or being paid, and can't be left. */
export type LeaveAnswer = { ok: true; bookedPath: string | null } | Refused;
