import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { Actor } from '@/lib/data/connection/tenant-context';
import { actorMay } from '@/lib/domain/permissions';
import { type FoundOperation, readOperations } from '@/scripts/operations/read';
import { setEnvironment } from '@/tests/support/environment';

/**
 * Every operation as each kind of person, without any page, action or route around it. Who may is written here a second
 * time, on purpose. Which operations there are is read from the sources: a new one fails until somebody has said who may.
 */
const STAFF = ['STAFF', 'ADMIN', 'OWNER', 'OPERATOR'];
const ADMIN = ['ADMIN', 'OWNER', 'OPERATOR'];
const OWNER = ['OWNER', 'OPERATOR'];
const customersToo = [...STAFF, 'CUSTOMER', 'API'];

/** For a business. */
const may: Record<string, string[]> = {
  'absence.read': ADMIN,
  'absence.record': ADMIN,
  'add_on.list': STAFF,
  'add_on.list_public': customersToo,
  'add_on.remove': ADMIN,
  'add_on.save': ADMIN,
  'api_key.create': ['OWNER'],
  'api_key.list': ['OWNER'],
  'api_key.replace': ['OWNER'],
  'api_key.revoke': ['OWNER'],
  'assistant.read': STAFF,
  'availability.list_dates': customersToo,
  'availability.list_slots': customersToo,
  'availability.read_month': customersToo,
  'basket.quote': customersToo,
  'blackout.list': STAFF,
  'blackout.remove': ADMIN,
  'blackout.save': ADMIN,
  'booking.cancel': customersToo,
  'booking.create': customersToo,
  'booking.create_by_phone': STAFF,
  'booking.leave_hold': customersToo,
  'booking.leave_holds': customersToo,
  'booking.list': [...STAFF, 'API'],
  'booking.list_in_full': [...STAFF, 'API'],
  'booking.list_who_may_take': [...STAFF, 'API'],
  'booking.move': customersToo,
  'booking.pay_balance': customersToo,
  'booking.pay_hold': customersToo,
  'booking.pay_move': customersToo,
  'booking.preview_cancel': customersToo,
  'booking.preview_move': customersToo,
  'booking.read': [...STAFF, 'API'],
  'booking.read_agreed': ['CUSTOMER'],
  'booking.read_calendar_file': ['CUSTOMER'],
  'booking.read_own': ['CUSTOMER'],
  'booking.read_receipt': ['CUSTOMER'],
  'booking.record_attendance': STAFF,
  'booking.save_address': STAFF,
  'booking.save_notes': STAFF,
  'booking.send_link': [...STAFF, 'API'],
  'booking.send_links_again': ['CUSTOMER'],
  'booking_file.cancel_upload': STAFF,
  'booking_file.finish_upload': STAFF,
  'booking_file.list': [...STAFF, 'API'],
  'booking_file.list_own': ['CUSTOMER'],
  'booking_file.open': [...STAFF, 'API'],
  'booking_file.open_own': ['CUSTOMER'],
  'booking_file.remove': STAFF,
  'booking_file.share': STAFF,
  'booking_file.start_upload': STAFF,
  'business.change_address': OWNER,
  'business.go_live': OWNER,
  'business.read': STAFF,
  'business.read_clock': STAFF,
  'business.read_public': customersToo,
  'business.save': OWNER,
  'calendar.preview_change': ADMIN,
  'calendar_source.add': ['ADMIN', 'OWNER'],
  'calendar_source.add_google': ['ADMIN', 'OWNER'],
  'calendar_source.change': ['ADMIN', 'OWNER'],
  'calendar_source.list': STAFF,
  'calendar_source.list_clashes': [...STAFF, 'API'],
  'calendar_source.remove': ['ADMIN', 'OWNER'],
  'calendar_source.set_writes': ['ADMIN', 'OWNER'],
  'calendar_proposal.accept': STAFF,
  'calendar_proposal.decline': STAFF,
  'calendar_proposal.list': STAFF,
  'calendar_feed.list': ['ADMIN', 'OWNER'],
  'calendar_feed.make': ['ADMIN', 'OWNER'],
  'calendar_feed.revoke': ['ADMIN', 'OWNER'],
  'catalogue.list_unbookable': STAFF,
  'catalogue.read': customersToo,
  'conversation.erase': STAFF,
  'conversation.erase_all': STAFF,
  'conversation.export': STAFF,
  'conversation.read': STAFF,
  'conversation.send': STAFF,
  'customer.erase': ADMIN,
  'customer.export': ADMIN,
  'customer.list': STAFF,
  'customer.read': STAFF,
  'customer.save': STAFF,
  'demo.race': customersToo,
  'export.list': ['OWNER'],
  'export.remove': ['OWNER'],
  'export.save': ['OWNER'],
  'export.start': ['OWNER'],
  'file.cancel_upload': [...ADMIN, 'API'],
  'file.describe': [...ADMIN, 'API'],
  'file.finish_upload': [...ADMIN, 'API'],
  'file.list': [...STAFF, 'API'],
  'file.list_pictures': [...ADMIN, 'API'],
  'file.read_storage': STAFF,
  'file.remove': [...ADMIN, 'API'],
  'file.start_upload': [...ADMIN, 'API'],
  'google_account.begin': ['ADMIN', 'OWNER'],
  'google_account.connect': ['ADMIN', 'OWNER'],
  'google_account.disconnect': ['ADMIN', 'OWNER'],
  'google_account.list': ['ADMIN', 'OWNER'],
  'google_account.list_calendars': ['ADMIN', 'OWNER'],
  'guess.confirm': ADMIN,
  'guess.list': STAFF,
  'impersonation.begin': ['OPERATOR'],
  'impersonation.end': ['OPERATOR'],
  'invitation.list': ['OWNER'],
  'mail_choice.read': STAFF,
  // An operator inside of a business has no mails of it.
  'mail_choice.save': ['STAFF', 'ADMIN', 'OWNER'],
  'member.change_role': ['OWNER'],
  'member.invite': ['OWNER'],
  'member.list': ['OWNER'],
  'member.remove': ['OWNER'],
  'member.withdraw_invitation': ['OWNER'],
  'money.list_due': [...STAFF, 'API'],
  'package.create': ADMIN,
  'package.find_renamed': customersToo,
  'package.list': STAFF,
  'package.list_public': customersToo,
  'package.read_public': customersToo,
  'package.remove': ADMIN,
  'package.reorder': ADMIN,
  'package.save': ADMIN,
  'package.set_active': ADMIN,
  'payment.record': STAFF,
  'payment.refund': [...ADMIN, 'API'],
  'payout.connect': ['OWNER'],
  'payout.read': ['OWNER'],
  'payout.refresh': ['OWNER'],
  'policy.read': STAFF,
  'policy.save': ADMIN,
  'proposal.confirm': STAFF,
  'proposal.decline': STAFF,
  'proposal.list': STAFF,
  'proposal.read': STAFF,
  'refund.list_owed': [...STAFF, 'API'],
  'refund.mark_handed_back': [...ADMIN, 'API'],
  'refund.retry': [...ADMIN, 'API'],
  'resource.list': STAFF,
  'resource.save': ADMIN,
  'schedule.list': STAFF,
  'schedule.remove': ADMIN,
  'schedule.remove_override': ADMIN,
  'schedule.save': ADMIN,
  'program.connect': ['STAFF', 'ADMIN', 'OWNER'],
  'program.disconnect': ['STAFF', 'ADMIN', 'OWNER'],
  'program.list': ['STAFF', 'ADMIN', 'OWNER'],
  'program.read_request': ['STAFF', 'ADMIN', 'OWNER'],
  'schedule.save_override': ADMIN,
  'security_log.list': ['OWNER'],
  'segment.list': STAFF,
  'segment.remove': ADMIN,
  'segment.save': ADMIN,
  'service.list': STAFF,
  'service.remove': ADMIN,
  'service.save': ADMIN,
  'set_up.dismiss': ['OWNER', 'OPERATOR'],
  'set_up.fill': ADMIN,
  'set_up.read': STAFF,
  'set_up.tick': ['OWNER', 'OPERATOR'],
  'site.read': STAFF,
  'site.read_assistant': ADMIN,
  'site.read_public': customersToo,
  'site.save': ADMIN,
  'site.switch_assistant': ADMIN,
  'tenant.restore': ['OPERATOR'],
  'tenant.set_commission': ['OPERATOR'],
  'tenant.suspend': ['OPERATOR'],
  'tool_call.list': STAFF,
  'tool_call.undo': STAFF,
  'visit.answer': customersToo,
};

/** About a person's own account, by the session; the console's own; anybody's, with a proof in the input. */
const others: Record<'person' | 'operator' | 'anybody', string[]> = {
  person: [
    'address_proof.send',
    'business.add',
    'password.change',
    'second_factor.begin',
    'second_factor.turn_off',
    'second_factor.turn_on',
    'session.confirm',
    'session.end',
    'session.end_others',
    'session.list',
  ],
  operator: [
    'event.list',
    'event.read_payload',
    'job.discard',
    'job.list',
    'job.retry',
    'job.retry_all',
    'operator_log.list',
    'platform.read_figures',
    'platform.read_health',
    'tenant.list',
  ],
  anybody: [
    'address_proof.accept',
    'address_proof.read',
    'calendar_feed.read',
    'business.sign_up',
    'country.list',
    'invitation.accept',
    'invitation.read',
    'password.check_reset_link',
    'program.end_token',
    'program.exchange',
    'program.register',
    'password.request_reset',
    'password.reset',
  ],
};

const tenantId = '0199f000-0000-7000-8000-000000000001';
const id = '0199f000-0000-7000-8000-000000000002';
const people: Record<string, Actor> = {
  STAFF: { kind: 'MEMBER', id, name: 'Sam', role: 'STAFF' },
  ADMIN: { kind: 'MEMBER', id, name: 'Ada', role: 'ADMIN' },
  OWNER: { kind: 'MEMBER', id, name: 'Olive', role: 'OWNER' },
  'a member without a role': { kind: 'MEMBER', id, name: 'Nobody' },
  OPERATOR: { kind: 'OPERATOR', id, name: 'Otto' },
  CUSTOMER: { kind: 'CUSTOMER', id: null, name: '', bookingId: id },
  API: { kind: 'API', id, name: 'Key' },
};

// The database is nowhere: whoever is let in gets as far as that, and whoever is not doesn't.
let found: FoundOperation[];
beforeAll(async () => {
  setEnvironment();
  found = await readOperations();
});
const named = (name: string) => found.find(({ operation }) => operation.facts.name === name)?.operation;
const namesOf = (by: string) =>
  found.flatMap(({ operation: { facts } }) => (facts.by === by ? [facts.name] : []));

it('says of every operation who may', () => {
  expect(Object.keys(may).sort()).toEqual(namesOf('business').sort());
  for (const [by, names] of Object.entries(others)) expect([...names].sort()).toEqual(namesOf(by).sort());
});

async function outcome(name: string, first: unknown): Promise<string> {
  const call = named(name) as unknown as (...args: unknown[]) => Promise<unknown>;
  return call(first, {}, {}, {}).then(
    () => 'in',
    (error: { code?: string }) => (error.code === 'forbidden' ? 'forbidden' : 'in'),
  );
}

describe.each(Object.keys(people))('%s', (person) => {
  it.each(Object.entries(may))('%s', async (name, allowed) => {
    const ctx = mintTenantContext(tenantId, people[person] as Actor);
    expect(await outcome(name, ctx)).toBe(allowed.includes(person) ? 'in' : 'forbidden');
  });
});

describe.each([
  { isOperator: false, secondFactor: true },
  { isOperator: true, secondFactor: false },
  { isOperator: true, secondFactor: true },
])('somebody with %j', (somebody) => {
  it('may what is the operators’ only as one of them', async () => {
    const right = somebody.isOperator && somebody.secondFactor ? 'in' : 'forbidden';
    for (const name of others.operator)
      expect([name, await outcome(name, { id, ...somebody })]).toEqual([name, right]);
  });
});

it('lets nobody below a manager give back another sum than the policy says', async () => {
  const { cancelBooking } = await import('@/lib/usecases/bookings/cancel');
  const cancel = (person: string) =>
    cancelBooking(mintTenantContext(tenantId, people[person] as Actor), {
      bookingId: id,
      by: 'business',
      reason: 'Rain',
      overrideRefundCents: 1,
    }).catch((error: { code: string }) => error.code);
  for (const person of ['STAFF', 'CUSTOMER', 'API']) expect(await cancel(person)).toBe('forbidden');
  for (const person of ['ADMIN', 'OWNER', 'OPERATOR']) expect(await cancel(person)).not.toBe('forbidden');
});

describe('a customer who followed the link of a booking', () => {
  const other = '0199f000-0000-7000-8000-000000000003';
  const customer = { kind: 'CUSTOMER', id: null, name: '', bookingId: id } as const;
  const ctx = mintTenantContext(tenantId, customer);
  const visitor = mintTenantContext(tenantId, { kind: 'CUSTOMER', id: null, name: '' });
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'in',
      (error: { code?: string }) => (/forbidden|not_found/.test(error.code ?? '') ? error.code : 'in'),
    );

  it('names no other one, and a visitor of the site none, in any operation', async () => {
    const named = found.filter(({ operation: { facts } }) => {
      const { properties = {} } = z.toJSONSchema(facts.input, { io: 'input', unrepresentable: 'any' });
      const isTheirs = facts.can && actorMay(customer, facts.can);
      return isTheirs && ('bookingId' in properties || 'exceptBookingId' in properties);
    });
    expect(named.length).toBeGreaterThan(8);
    for (const { operation } of named) {
      const { name } = operation.facts;
      const field = name === 'availability.read_month' ? 'exceptBookingId' : 'bookingId';
      const call = operation as unknown as (...args: unknown[]) => Promise<unknown>;
      const input = { by: 'customer', [field]: other };
      expect([name, await codeOf(call(ctx, input, {}))]).toEqual([name, 'not_found']);
      expect([name, await codeOf(call(visitor, input, {}))]).toEqual([name, 'not_found']);
      expect([name, await codeOf(call(ctx, { ...input, [field]: id }, {}))]).toEqual([name, 'in']);
    }
  });

  it('does not speak for the business', async () => {
    const { cancelBooking, previewCancellation } = await import('@/lib/usecases/bookings/cancel');
    const { previewMove, moveBooking } = await import('@/lib/usecases/bookings/move');
    const by = 'business' as const;
    for (const call of [
      cancelBooking(ctx, { bookingId: id, by }),
      previewCancellation(ctx, { bookingId: id, by }),
      moveBooking(ctx, { bookingId: id, by, date: '2030-01-01' }),
      previewMove(ctx, { bookingId: id, by, date: '2030-01-01' }),
    ])
      expect(await codeOf(call)).toBe('forbidden');
  });
});
