import { expect, it } from 'vitest';
import { policySchema } from '@/lib/domain/catalogue';
import { pendingMoveSchema } from '@/lib/domain/pending-move';
import { basketSchema, quoteSchema } from '@/lib/domain/quote';
import { readSnapshots, type Snapshots, stamped } from '@/lib/domain/snapshots';

/** As they were stored before snapshots had a version: frozen, and read for ever. */
const quote = JSON.parse(
  '{"lines":[{"ref":"p1","kind":"PACKAGE","label":"Massage","taxBps":2000,"quantity":1,"taxCents":1200,"unitCents":7200,"totalCents":7200,"discountCents":0}],"currency":"GBP","taxCents":1200,"totalCents":7200,"dueNowCents":7200,"taxIncluded":true,"balanceCents":0,"balanceDueOn":null,"depositCents":0,"discountCents":0,"subtotalCents":7200}',
);
const basket = JSON.parse(
  '{"seats":1,"addOns":[{"addOnId":"a1","quantity":1}],"packageId":"p1","resourceId":null,"discountCents":0}',
);
const policy = JSON.parse(
  '{"note":"","depositKind":"NONE","holdMinutes":40,"lateKeepBps":10000,"depositValue":0,"balanceDueDays":0,"maxReschedules":3,"autoCancelOverdue":false,"cancellationTiers":[{"keepBps":0,"hoursBefore":48}],"customerMayCancel":true,"depositRefundable":false,"reminderDaysBefore":2,"customerMayReschedule":true,"rescheduleNoticeHours":24}',
);
const pendingMove = {
  ...JSON.parse(
    '{"start":1702566000000,"end":1702569600000,"date":"2023-12-14","endDate":"2023-12-14","resourceId":null,"keepFloorBps":0,"by":"customer","checkoutId":"c1","differenceCents":100,"wants":[{"resourceIds":["r1"],"seats":null,"capacity":1,"from":1702566000000,"to":1702569600000,"occurrence":"o1"}]}',
  ),
  quote,
};
const old = { quote, basket, policy, pendingMove } as Snapshots;

/** What a shape has no key for, and what it has a key for and the value doesn't. */
const holes = (shape: { shape: object }, value: object) =>
  [...new Set([...Object.keys(shape.shape), ...Object.keys(value)])].filter(
    (key) => !(key in value) || !(key in shape.shape),
  );

it.each([
  ['without a version', old],
  [
    'of version 1',
    {
      quote: stamped(quote),
      basket: stamped(basket),
      policy: stamped(policy),
      pendingMove: stamped(pendingMove),
    } as unknown as Snapshots,
  ],
])('a snapshot %s is read to a full shape', (_, stored) => {
  const read = readSnapshots(stored);
  expect(holes(quoteSchema, read.quote)).toEqual([]);
  expect(holes(quoteSchema.shape.lines.element, read.quote.lines[0] ?? {})).toEqual([]);
  expect(holes(basketSchema, read.basket)).toEqual([]);
  expect(holes(policySchema, read.policy)).toEqual([]);
  expect(holes(pendingMoveSchema, read.pendingMove ?? {})).toEqual([]);
  expect(read.policy).toMatchObject({ ...policy, paymentTiming: 'BEFORE', mailMinute: 540 });
  expect(read).toMatchObject({ quote, basket });
  expect(readSnapshots({ ...stored, pendingMove: null }).pendingMove).toBe(null);
});
