import { randomInt } from 'node:crypto';
import { generate, generateSecret, generateURI, verify } from 'otplib';

const periodSeconds = 30;
const codeFormat = /^\d{6}$/;

/** A new TOTP key: 160 random bits in base 32, as RFC 4226 recommends and every authenticator app accepts. */
export function newCodeKey(): string {
  return generateSecret({ length: 20 });
}

/** The otpauth URI of the QR code. @param account the e-mail address that the app shows beside the codes */
export function codeKeyAddress(key: string, account: string): string {
  return generateURI({ issuer: 'MAIS', label: account, secret: key });
}

/** The TOTP code at `now`. @param now epoch milliseconds */
export function codeAt(key: string, now: number): Promise<string> {
  return generate({ secret: key, epoch: Math.floor(now / 1000), period: periodSeconds });
}

/**
 * The time step (RFC 6238, 30 s) that a code belongs to: the present one, or an adjacent one to allow for clock skew.
 * @param after the last step of which a code was accepted: codes of it and of older ones are refused (replay
 * protection)
 * @returns null for a wrong or used code
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

/** Without look-alikes: 0 and o, 1, i and l. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/** A recovery code for a lost phone: 16 letters of 31, some 79 random bits, so that a plain hash is enough. */
export function newRecoveryCode(): string {
  const text = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** Normalises a typed recovery code for hashing. */
export function plainRecoveryCode(typed: string): string {
  return typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
