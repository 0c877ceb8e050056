import { v7 } from 'uuid';
import { random16 } from './random16';

let lastMs = 0;
let sequence = 0;

/** A new row's id: UUID version 7, later ones of a process greater than earlier ones. */
export function newId(): string {
  const random = random16();
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = random.readUInt32BE(0) >>> 2;
  } else sequence += 1;
  return v7({ msecs: lastMs, seq: sequence, random });
}
