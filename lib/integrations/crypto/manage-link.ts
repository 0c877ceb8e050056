import { createHmac, timingSafeEqual } from 'node:crypto';
import { DAY } from '@/lib/domain/durations';
import { env } from '@/lib/env';

/**
 * The content of a customer's manage link. The reader checks whether `version` is still the booking's. `expiresAt` in
 * epoch ms.
 */
export type ManageClaim = { tenantId: string; bookingId: string; version: number; expiresAt: number };

/** 16 bytes tenant, 16 booking, 4 version, 6 expiry in milliseconds; then 32 bytes HMAC-SHA-256 over them. */
const bodyLength = 42;
const tokenFormat = /^[A-Za-z0-9_-]{99}$/;

/** The link outlives the event by 30 days (rule "Links"). @param endTime of the booking, epoch milliseconds */
export function manageToken(booking: {
  tenantId: string;
  bookingId: string;
  manageVersion: number;
  endTime: number;
}): string {
  const body = Buffer.alloc(bodyLength);
  uuidBytes(booking.tenantId).copy(body, 0);
  uuidBytes(booking.bookingId).copy(body, 16);
  body.writeUInt32BE(booking.manageVersion, 32);
  body.writeUIntBE(booking.endTime + 30 * DAY, 36, 6);
  return Buffer.concat([body, mac(body)]).toString('base64url');
}

/** The URL at which a customer manages a booking. */
export function manageUrl(booking: Parameters<typeof manageToken>[0]): string {
  return `${env.APP_URL}/manage/${manageToken(booking)}`;
}

export type ManageLink =
  | { ok: true; claim: ManageClaim }
  /** `claim` of an expired link is authentic, so the page may offer "send me my link again". */
  | { ok: false; reason: 'expired'; claim: ManageClaim }
  | { ok: false; reason: 'invalid' };

/** @param now epoch milliseconds */
export function readManageToken(token: string, now: number): ManageLink {
  if (!tokenFormat.test(token)) return { ok: false, reason: 'invalid' };
  const bytes = Buffer.from(token, 'base64url');
  // base64url's last character has spare bits: another encoding of the same bytes is refused, so that a link has one
  // form.
  if (bytes.toString('base64url') !== token) return { ok: false, reason: 'invalid' };
  const body = bytes.subarray(0, bodyLength);
  if (!timingSafeEqual(mac(body), bytes.subarray(bodyLength))) return { ok: false, reason: 'invalid' };
  const claim = {
    tenantId: uuidText(body.subarray(0, 16)),
    bookingId: uuidText(body.subarray(16, 32)),
    version: body.readUInt32BE(32),
    expiresAt: body.readUIntBE(36, 6),
  };
  return claim.expiresAt > now ? { ok: true, claim } : { ok: false, reason: 'expired', claim };
}

function mac(body: Buffer): Buffer {
  return createHmac('sha256', env.LINK_SECRET).update('manage\0').update(body).digest();
}

function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
