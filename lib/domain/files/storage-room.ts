/** From here on the owner hears that there is little room. */
const NEARLY_FULL = 0.8;

export const partUsed = (usedBytes: number, limitBytes: number): number =>
  limitBytes > 0 ? Math.min(1, usedBytes / limitBytes) : 1;

export const isNearlyFull = (usedBytes: number, limitBytes: number): boolean =>
  partUsed(usedBytes, limitBytes) >= NEARLY_FULL;

export function sizeInWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
}
