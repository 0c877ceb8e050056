import { randomBytes } from 'node:crypto';

// A booking needs ten of these ids. Asking the kernel for random bytes each time would cost more than all the other
// work of making them.
const POOL_BYTES = 4096;
let pool = Buffer.alloc(0);
let used = 0;

/** 16 random bytes for an id, each handed out once. Secrets take their bytes from node:crypto directly. */
export function random16(): Buffer {
  if (used + 16 > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}
