import { sweepMinute } from '@/lib/usecases/sweep/minute';

/** A worker of its own, to be killed in the middle of its work: sweeps until it is. */
for (;;) {
  await sweepMinute(2_000);
  process.send?.('swept');
  await new Promise((resolve) => setTimeout(resolve, 20));
}
