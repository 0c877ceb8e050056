import { z } from 'zod';

/** The platform's key figures. */
export const figures = z.object({
  tenants: z.number(),
  suspended: z.number(),
  bookingsToday: z.number(),
  deadJobs: z.number(),
  lateJobs: z.number(),
  runningJobs: z.number(),
  waitingEvents: z.number(),
  suspiciousEvents: z.number(),
  refusedDeliveries: z.number(),
  lastEventAt: z.number().nullable(),
  failedMails: z.number(),
  failedRefunds: z.number(),
});
