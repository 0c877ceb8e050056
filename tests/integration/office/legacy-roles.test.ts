import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { Actor } from '@/lib/data/connection/tenant-context';
import { root } from '@/scripts/paths';
import { setEnvironment } from '@/tests/support/environment';

/** The use cases that are no operations yet. */

const may: Record<string, string[]> = {};

/** Steps of the ones above, of jobs, or of a customer's own link; reads that a page's own permission guards. */
const inner = new Set([
  'catalogue/never-bookable.ts warned',
  'mails/recipients.ts officeRecipients',
  'availability/read.ts readNextAvailable',
  'bookings/balance-due.ts remindOfBalance',
  'booking-core/change.ts changeBooking',
  'bookings/unpaid-limit.ts countUnpaid',
  'bookings/complete.ts completeBooking',
  'bookings/expire.ts expireBooking',
  'bookings/expire.ts releaseEarly',
  'checkouts/close-checkout.ts closeCheckout',
  'checkouts/close-checkout.ts syncCheckoutWithStripe',
  'checkouts/close-checkout.ts waitForBank',
  'bookings/open-first-checkout.ts openFirstCheckout',
  'bookings/receipt-days.ts readReceiptDays',
  'bookings/remind.ts remindOfBooking',
  'booking-core/require-booking.ts requireBooking',
  'bookings/resume.ts resumeBooking',
  'catalogue/edit.ts editCatalogue',
  'catalogue/edit.ts inOneTransaction',
  'catalogue/of-booking.ts getAgreed',
  'catalogue/of-booking.ts getCatalogueOf',
  'catalogue/read.ts getCatalogue',
  'catalogue/read.ts getLastSeenCatalogue',
  'catalogue/read.ts readPart',
  'connect/tell-owner.ts tellOfAccount',
  'mails/send.ts sendBookingMail',
  'checkouts/open-checkout.ts openCheckout',
  'refunds/send-refund.ts sendRefund',
  'refunds/settle-payment.ts settlePayment',
  'refunds/tell-refund-failed.ts tellRefundFailed',
  'platform/impersonation.ts noteInside',
  'permit.ts permit',
]);

const folder = join(root, 'lib/usecases');

/** Exported functions that take the right to act for a tenant first. */
function useCases(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(join(folder, file), 'utf8').matchAll(
          /export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*ctx: TenantContext/g,
        ),
      ].map(([, name]) => `${file} ${name}`),
    );
}

const tenantId = '0199f000-0000-7000-8000-000000000001';
const id = '0199f000-0000-7000-8000-000000000002';
const people: Record<string, Actor> = {
  STAFF: { kind: 'MEMBER', id, name: 'Sam', role: 'STAFF' },
  ADMIN: { kind: 'MEMBER', id, name: 'Ada', role: 'ADMIN' },
  OWNER: { kind: 'MEMBER', id, name: 'Olive', role: 'OWNER' },
  'a member without a role': { kind: 'MEMBER', id, name: 'Nobody' },
  OPERATOR: { kind: 'OPERATOR', id, name: 'Otto' },
  CUSTOMER: { kind: 'CUSTOMER', id: null, name: '' },
  API: { kind: 'API', id, name: 'Key' },
};

// The database is nowhere: whoever is let in gets as far as that, and whoever is not doesn't.
beforeAll(() => setEnvironment());

it('says of every use case who may', () => {
  expect([...Object.keys(may), ...inner].sort()).toEqual(useCases().sort());
});

describe.each(Object.keys(people))('%s', (person) => {
  const actor = people[person] as Actor;

  it.each(Object.entries(may))('%s', async (useCase, allowed) => {
    const [file = '', name = ''] = useCase.split(' ');
    const module = await import(/* @vite-ignore */ join(folder, file));
    const ctx = mintTenantContext(tenantId, actor);
    const call = async () => module[name](ctx, {}, {}, {});
    const code = await call().then(
      () => 'in',
      (error: { code?: string }) => (error.code === 'forbidden' ? 'forbidden' : 'in'),
    );
    expect(code).toBe(allowed.includes(person) ? 'in' : 'forbidden');
  });
});
