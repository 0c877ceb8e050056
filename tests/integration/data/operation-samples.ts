import type { Client } from 'pg';
import type { PersonInSession } from '@/lib/data/people/users';
import { addDays } from '@/lib/domain/local-date';
import { localDateOf } from '@/lib/domain/time';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';
import type { Known } from '@/tests/support/arbitrary-from-schema';

/** The ids of a business's rows, by table. */
export type Place = { tenantId: string; ids: Record<string, string[]> };

const today = localDateOf(Date.now(), 'Australia/Brisbane');
const day = (days: number) => addDays(today, days);
const days = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => day(from + n));

/** What a surface says beside the input, by operation. */
export const beyond: Record<
  string,
  (people: { owner: PersonInSession; operator: PersonInSession }) => unknown[]
> = {
  // No model is asked: without a key there is no assistant.
  'conversation.send': () => [{ tools: { offered: [], call: never }, stop: AbortSignal.abort() }],
  'booking.create': () => [{ source: 'OFFICE', visitor: null, idempotency: null }],
  'impersonation.begin': ({ operator }) => [operator],
  'impersonation.end': ({ operator }) => [
    operator,
    { id: operator.id, tenantName: 'Outback & Island Tours' },
  ],
  'payout.connect': ({ owner }) => [{ email: owner.email, returnPath: '/admin/payments' }],
  'session.end': () => ['a browser'],
  'session.end_others': () => [{ device: 'a browser', browser: null }],
  'tenant.restore': ({ operator }) => [operator],
  'tenant.set_commission': ({ operator }) => [operator],
  'tenant.suspend': ({ operator }) => [operator],
};

const never = () => Promise.reject(new Error('No tool is called'));

/** The links and the former address of a package that `prepare` makes. */
const invitation = 'an-invitation-of-the-tests-0123456789ab';
const proof = 'a-proof-of-the-tests-0123456789abcdefgh';
const programRequest = {
  client_id: 'a-program-of-the-tests',
  redirect_uri: 'http://127.0.0.1/back',
  response_type: 'code',
  code_challenge: 'x'.repeat(43),
  code_challenge_method: 'S256',
};
const feed = 'a-private-address-of-the-tests-0123456789';
const lostAccount = '0199f000-0000-7000-8000-0000000a11ce';
const proposalId = '01900000-0000-7000-8000-00000000dec1';
const conversation = '0199f000-0000-7000-8000-0000000c0c0a';
const formerSlug = 'tour-of-before';
const documentId = '01900000-0000-7000-8000-00000000d0c0';

/** What the demo has none of: links that nobody has followed yet, a package that was renamed. */
export async function prepare(owner: Client, { tenantId, ids }: Place): Promise<void> {
  await owner.query(
    `INSERT INTO "Token" ("id", "kind", "tokenHash", "email", "role", "tenantId", "expiresAt") VALUES
       (gen_random_uuid(), 'INVITATION', $1, 'new@example.com', 'STAFF', $3, now() + interval '1 day'),
       (gen_random_uuid(), 'ADDRESS_PROOF', $2, 'new@example.com', NULL, NULL, now() + interval '1 day')`,
    [tokenHash(invitation), tokenHash(proof), tenantId],
  );
  await owner.query(
    `INSERT INTO "File" ("id", "tenantId", "purpose", "state", "bytes", "width", "height", "color", "uploadUntil", "updatedAt") VALUES
       (gen_random_uuid(), $1, 'PHOTO', 'LIVE', 9, 9, 9, '336699', now(), now()),
       (gen_random_uuid(), $1, 'PHOTO', 'PENDING', 9, NULL, NULL, NULL, now() + interval '1 minute', now())`,
    [tenantId],
  );
  await owner.query(
    `INSERT INTO "Conversation" ("id", "tenantId", "userId", "title")
       SELECT $2, $1, "id", 'x' FROM "User" WHERE "email" = 'owner@outback-tours.test'`,
    [tenantId, conversation],
  );
  await owner.query(
    `INSERT INTO "GoogleAccount" ("id", "tenantId", "email", "sealedToken", "lostAt")
       VALUES ($2, $1, 'anna@gmail.test', '', now())`,
    [tenantId, lostAccount],
  );
  await owner.query(
    `INSERT INTO "CalendarSource" ("id", "tenantId", "resourceId", "name", "sealedAddress", "host")
       SELECT gen_random_uuid(), $1, "id", 'Private', 'x', 'x' FROM "Resource" WHERE "tenantId" = $1 AND "kind" <> 'QUOTA' LIMIT 1`,
    [tenantId],
  );
  await owner.query(
    `INSERT INTO "Program" ("id", "clientId", "name", "redirectUris") VALUES (gen_random_uuid(), $1, 'A program', $2)`,
    [programRequest.client_id, [programRequest.redirect_uri]],
  );
  await owner.query(
    `INSERT INTO "ProgramAccess" ("id", "tenantId", "userId", "programId", "name", "scopes", "endsAt")
       SELECT gen_random_uuid(), m."tenantId", m."userId", p."id", 'A program', '{read}', now() + interval '1 day'
         FROM "Member" m, "Program" p WHERE m."tenantId" = $1 AND m."role" = 'OWNER' LIMIT 1`,
    [tenantId],
  );
  await owner.query(
    `INSERT INTO "CalendarFeed" ("id", "tenantId", "tokenHash", "showsCustomers") VALUES (gen_random_uuid(), $1, $2, true)`,
    [tenantId, tokenHash(feed)],
  );
  await owner.query(
    `INSERT INTO "File" ("id", "tenantId", "bookingId", "purpose", "state", "bytes", "type", "isShared", "uploadUntil", "updatedAt") VALUES
       ($3, $1, $2, 'DOCUMENT', 'LIVE', 9, 'text/plain', true, now(), now())`,
    [tenantId, ids.Booking?.[0], documentId],
  );
  await owner.query(
    `INSERT INTO "Export" ("id", "tenantId", "state", "partKeys", "partBytes", "until", "updatedAt")
       VALUES (gen_random_uuid(), $1, 'READY', '{x}', '{9}', now() + interval '1 day', now())`,
    [tenantId],
  );
  await owner.query(
    `INSERT INTO "Proposal" ("id", "tenantId", "expiresAt", "operation", "input", "preview", "edition", "actorKind", "actorName", "via")
       VALUES ($2, $1, now() + interval '30 minutes', 'booking.send_link', jsonb_build_object('bookingId', $3::text), $4, 'x', 'API', 'A key', 'mcp')`,
    [
      tenantId,
      proposalId,
      ids.Booking?.[0],
      { title: 'x', about: { text: 'x', bookingId: null }, changes: [], money: null, hears: [], notes: [] },
    ],
  );
  await owner.query(`INSERT INTO "PackageSlug" ("tenantId", "slug", "packageId") VALUES ($1, $2, $3)`, [
    tenantId,
    formerSlug,
    ids.Package?.[0],
  ]);
}

/** Inputs that a schema alone doesn't lead to. */
export const samples: Record<string, (place: Place) => unknown[]> = {
  'address_proof.read': () => [{ token: proof }],
  'basket.quote': () => days(5, 60).map((date) => ({ package: 'charter-day', date, seats: 1, addOns: [] })),
  'booking.preview_move': ({ ids }) =>
    (ids.Booking ?? []).flatMap((bookingId) =>
      days(20, 24).map((date) => ({ bookingId, by: 'business', date })),
    ),
  'calendar_feed.read': () => [{ token: feed }],
  'booking_file.open': ({ ids }) => [{ bookingId: ids.Booking?.[0], id: documentId }],
  'booking_file.open_own': ({ ids }) => [{ bookingId: ids.Booking?.[0], id: documentId }],
  'conversation.read': () => [{ conversationId: conversation }],
  'google_account.list_calendars': () => [{ id: lostAccount }],
  'invitation.read': () => [{ token: invitation }],
  'proposal.read': () => [{ id: proposalId }],
  'program.read_request': () => [programRequest],
  'package.find_renamed': () => [{ oldSlug: formerSlug }],
};

/** Which table an `id` is of, by the noun of the operation. */
const tables: Record<string, string> = {
  add_on: 'AddOn',
  api_key: 'ApiKey',
  program: 'ProgramAccess',
  blackout: 'Blackout',
  booking: 'Booking',
  conversation: 'Conversation',
  calendar_feed: 'CalendarFeed',
  calendar_proposal: 'CalendarEntry',
  calendar_source: 'CalendarSource',
  google_account: 'GoogleAccount',
  customer: 'Customer',
  export: 'Export',
  file: 'File',
  invitation: 'Token',
  job: 'Job',
  proposal: 'Proposal',
  tool_call: 'ToolCall',
  member: 'Member',
  package: 'Package',
  payment: 'Payment',
  refund: 'Refund',
  resource: 'Resource',
  schedule: 'Schedule',
  segment: 'Segment',
  service: 'Service',
};

const words: Record<string, readonly string[]> = {
  package: ['sunrise-tour', 'charter-day', 'elopement'],
  segment: ['on-the-water', 'intimate'],
  resource: ['wandering-star'],
  slug: ['sunrise-tour', 'breakfast', 'elopement', 'something-new'],
  date: [day(3), day(40), day(70), day(-3)],
  from: [day(1), day(5)],
  to: [day(20), day(60)],
  startDate: [day(3), day(40)],
  endDate: [day(4), day(41)],
  month: [day(20).slice(0, 7)],
  zone: ['Europe/London', 'Australia/Lord_Howe', 'UTC'],
  timeZone: ['Europe/London', 'Australia/Lord_Howe', 'UTC'],
  currency: ['GBP', 'USD', 'JPY'],
  country: ['GB', 'US', 'JP'],
  image: ['', '/demo/spa.jpg'],
  accentColor: ['#336699'],
  startTimes: ['09:00', '10:30', '23:55'],
  search: ['a', 'an', ''],
  password: ['demo-Passw0rd-wrong', 'long enough to be one'],
};

/** What stands where a schema only says "text", for one operation and with the ids of one business. */
export const knownFor =
  (name: string, { ids }: Place): Known =>
  (field, format) => {
    if (words[field]) return words[field];
    if (/e-?mail/i.test(field) || format === 'email') return ['ann@example.com', 'owner@outback-tours.test'];
    if (/Date$/.test(field) || format === 'date') return [day(5), day(60)];
    if (format !== 'uuid') return [];
    const named = /^(\w+?)Ids?$/.exec(field)?.[1];
    const table = named
      ? `${named[0]?.toUpperCase()}${named.slice(1)}`
      : (tables[name.split('.')[0] ?? ''] ?? '');
    return ids[table]?.length ? ids[table] : Object.values(ids).flat().slice(0, 50);
  };
