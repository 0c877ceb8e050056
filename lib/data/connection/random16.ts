import { randomBytes } from 'node:crypto';

// A booking needs ten of these, and asking the kernel for each one's chance costs more than all the rest of making it.
const POOL_BYTES = 4096;
let pool = Buffer.alloc(0);
let used = 0;

/** 16 random bytes for a name, each handed out once. What must stay secret takes its own from node:crypto. */
export function random16(): Buffer {
  if (used + 16 > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}
