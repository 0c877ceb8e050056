import { randomInt } from 'node:crypto';
import { generate, generateSecret, generateURI, verify } from 'otplib';

const periodSeconds = 30;
const codeFormat = /^\d{6}$/;

/** 160 random bits in base 32, as RFC 4226 asks and as every authenticator app takes them. */
export function newCodeKey(): string {
  return generateSecret({ length: 20 });
}

/** What the QR code says. @param account the e-mail address that the app shows beside the codes */
export function codeKeyAddress(key: string, account: string): string {
  return generateURI({ issuer: 'MAIS', label: account, secret: key });
}

/** The code of this moment. @param now epoch milliseconds */
export function codeAt(key: string, now: number): Promise<string> {
  return generate({ secret: key, epoch: Math.floor(now / 1000), period: periodSeconds });
}

/**
 * Which time step (RFC 6238, 30 s) a code is of: the present one, or one beside it for clocks that are a little off.
 * @param after the last step that a code was taken of: it and older ones count no more
 * @returns null for a wrong or spent code
 */
export async function stepOfCode(
  key: string,
  code: string,
  { now, after }: { now: number; after: number },
): Promise<number | null> {
  if (!codeFormat.test(code)) return null;
  const epoch = Math.floor(now / 1000);
  const result = await verify({
    secret: key,
    token: code,
    epoch,
    epochTolerance: periodSeconds,
    period: periodSeconds,
  });
  if (!result.valid || !('epoch' in result)) return null;
  const step = Math.floor(result.epoch / periodSeconds);
  return step > after ? step : null;
}

/** Without what looks alike: 0 and o, 1, i and l. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/** A code for the day the phone is lost: 16 letters of 31, some 79 random bits, so that a plain hash is enough. */
export function newRecoveryCode(): string {
  const text = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** As it is hashed: however a person typed it. */
export function plainRecoveryCode(typed: string): string {
  return typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
