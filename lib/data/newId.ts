import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

// A booking needs nine ids, and asking the kernel for each one's chance costs more than all the rest of making it.
const POOL_BYTES = 4096;
let pool = Buffer.alloc(0);
let used = 0;

let lastMs = 0;
let sequence = 0;

/** A new row's id: UUID version 7, later ones of a process greater than earlier ones. */
export function newId(): string {
  const random = chance();
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = random.readUInt32BE(0) >>> 2;
  } else sequence += 1;
  return v7({ msecs: lastMs, seq: sequence, random });
}

/** 16 random bytes, each handed out once. */
function chance(): Buffer {
  if (used + 16 > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}
