import { createHmac, hash, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';

/** 256 random bits for a link (reset, invitation) or an API key; only its hash is stored. */
export function randomToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** SHA-256 in hex. Enough for random tokens; passwords need passwordHash. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex');
}

/** A keyed hash that recognises a value (a visitor's address) without storing it. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac('sha256', env.LINK_SECRET)
    .update(`${purpose}\0${value}`, 'utf8')
    .digest('base64url')
    .slice(0, 22);
}
