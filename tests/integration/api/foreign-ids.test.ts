import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blankPackage } from '@/lib/domain/editing/package-input';
import { scopedKey, siteBooking } from '@/lib/http/api/idempotency';
import { root } from '@/scripts/paths';
import { startApp, type TestApp } from '@/tests/support/app';
import { apiClient, inDays, keys } from './client';
import { addressOf, callAction, resultOf, serverActions, sessionCookie } from './server-actions';

/**
 * The owner of one business sends another's ids to every route and every server action of the build. Nothing of the
 * other is shown, nothing of it changes. Routes and actions are taken from the framework's manifests: a new one
 * without a case here fails the test.
 */
let app: TestApp;
let owner: pg.Client;
/** Signed in at the spa. */
let cookie: string;
/** What is the wedding photographer's. */
let theirs: Record<string, string>;
/** What is the spa's own. */
let mine: Record<string, string>;
/** Its packages in their order. */
let order: string[];

/** What a browser of theirs booked under. */
const THEIR_KEY = '0b0ddc5e-5a1c-4d7e-9f4e-2f1f3a1c9d10';

async function idsOf(slug: string): Promise<Record<string, string>> {
  const { rows } = await owner.query('SELECT "id" FROM "Tenant" WHERE "slug" = $1', [slug]);
  const ids: Record<string, string> = { Tenant: rows[0].id };
  // Every table that a business owns rows of.
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns a WHERE table_schema = 'public' AND column_name = 'tenantId'
        AND EXISTS (SELECT 1 FROM information_schema.columns b WHERE b.table_name = a.table_name AND b.column_name = 'id')`,
  );
  for (const { name: thing } of tables) {
    const found = await owner.query(
      `SELECT "id" FROM "${thing}" WHERE "tenantId" = $1 ORDER BY "id" LIMIT 1`,
      [ids.Tenant],
    );
    if (found.rows[0]) ids[thing] = found.rows[0].id;
  }
  return ids;
}

/** Everything that the wedding photographer owns, as one text. */
async function all(): Promise<string> {
  const { rows: tables } = await owner.query(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenantId' ORDER BY 1`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `SELECT to_jsonb(t)::text AS row FROM "${name}" t WHERE "tenantId" = $1 ORDER BY 1`,
      [theirs.Tenant],
    );
    parts.push(`${name}\n${rows.map(({ row }) => row).join('\n')}`);
  }
  return parts.join('\n');
}

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_PUBLIC_PER_15_MIN: '100000', RATE_LIMIT_MANAGE_PER_15_MIN: '100000' });
  owner = new pg.Client({ connectionString: app.database.directUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO "Blackout" ("id", "tenantId", "reason", "startDate", "endDate")
       SELECT gen_random_uuid(), "id", 'Their holiday', '2030-01-01', '2030-01-02' FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
  );
  await owner.query(
    `INSERT INTO "File" ("id", "tenantId", "purpose", "state", "name", "bytes", "width", "height", "color", "uploadUntil", "updatedAt")
       SELECT gen_random_uuid(), "id", 'PHOTO', 'LIVE', 'Their holiday', 9, 9, 9, '336699', now(), now() FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
  );
  await owner.query(
    `INSERT INTO "CalendarFeed" ("id", "tenantId", "tokenHash", "showsCustomers")
       SELECT gen_random_uuid(), "id", 'Their holiday', true FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
  );
  await owner.query(
    `INSERT INTO "Program" ("id", "clientId", "name", "redirectUris") VALUES (gen_random_uuid(), $1, 'Their holiday', $2)`,
    [programRequest.client_id, [programRequest.redirect_uri]],
  );
  await owner.query(
    `INSERT INTO "ProgramAccess" ("id", "tenantId", "userId", "programId", "name", "scopes", "endsAt")
       SELECT gen_random_uuid(), m."tenantId", m."userId", p."id", 'Their holiday', '{read}', now() + interval '1 day'
         FROM "Member" m JOIN "Tenant" t ON t."id" = m."tenantId", "Program" p WHERE t."slug" = 'bella-weddings' LIMIT 1`,
  );
  await owner.query(
    `INSERT INTO "CalendarSource" ("id", "tenantId", "resourceId", "name", "sealedAddress", "host")
       SELECT gen_random_uuid(), "tenantId", "id", 'Their holiday', 'x', 'x' FROM "Resource"
        WHERE "tenantId" = (SELECT "id" FROM "Tenant" WHERE "slug" = 'bella-weddings') AND "kind" <> 'QUOTA' LIMIT 1`,
  );
  await owner.query(
    `INSERT INTO "GoogleAccount" ("id", "tenantId", "email", "sealedToken")
       SELECT gen_random_uuid(), "id", 'Their holiday', 'x' FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
  );
  await owner.query(
    `INSERT INTO "CalendarEntry" ("id", "tenantId", "sourceId", "key", "eventId", "digest", "startsAt", "endsAt", "proposal", "proposedAt")
       SELECT gen_random_uuid(), "tenantId", "id", gen_random_uuid(), 'x', 'x', now(), now() + interval '1 day', '{"kind":"deleted"}', now()
         FROM "CalendarSource" WHERE "name" = 'Their holiday'`,
  );
  await owner.query(
    `INSERT INTO "Export" ("id", "tenantId", "state", "partKeys", "partBytes", "until", "updatedAt")
       SELECT gen_random_uuid(), "id", 'READY', '{x}', '{9}', now() + interval '1 day', now() FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
  );
  await owner.query(
    `INSERT INTO "Proposal" ("id", "tenantId", "expiresAt", "operation", "input", "preview", "edition", "actorKind", "actorName", "via")
       SELECT gen_random_uuid(), "id", now() + interval '1 day', 'booking.send_link', '{}',
              '{"title":"Their holiday","about":{"text":"x","bookingId":null},"changes":[],"money":null,"hears":[],"notes":[]}',
              'x', 'API', 'A key', 'mcp' FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
  );
  await owner.query(
    `INSERT INTO "ToolCall" ("id", "tenantId", "actorKind", "actorName", "via", "operation", "outcome", "durationMs", "undo", "undoUntil")
       SELECT gen_random_uuid(), "id", 'API', 'A key', 'mcp', 'blackout.save', 'DONE', 1, '[]', now() + interval '1 day'
         FROM "Tenant" WHERE "slug" = 'bella-weddings'`,
  );
  await owner.query(
    `INSERT INTO "Conversation" ("id", "tenantId", "userId", "title")
       SELECT gen_random_uuid(), m."tenantId", m."userId", 'Their holiday' FROM "Member" m JOIN "Tenant" t ON t."id" = m."tenantId"
        WHERE t."slug" = 'bella-weddings' AND m."role" = 'OWNER' LIMIT 1`,
  );
  theirs = await idsOf('bella-weddings');
  await owner.query(
    `INSERT INTO "IdempotencyKey" ("tenantId", "key", "requestHash", "bookingId", "lockedUntil")
       VALUES ($1, $2, 'x', $3, now())`,
    [theirs.Tenant, scopedKey(siteBooking, THEIR_KEY), theirs.Booking],
  );
  mine = await idsOf('serene-spa');
  const packages = await owner.query(
    'SELECT "id" FROM "Package" WHERE "tenantId" = $1 ORDER BY "position", "name"',
    [mine.Tenant],
  );
  order = packages.rows.map(({ id }) => id);
  cookie = await sessionCookie(app, 'owner@serene-spa.test');
  await sessionCookie(app, 'owner@bella-weddings.test');
  const session = await owner.query(
    `SELECT s."id" FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE u."email" = 'owner@bella-weddings.test'`,
  );
  theirs.Session = session.rows[0].id;
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

/** Names that stand on pages of the wedding photographer's and nowhere else. */
const secrets = /Whitfield|Dana Reyes|Priya Raman|Okonkwo|Hohenlohe|Marcus Bell|wheelchair|Their holiday/;

/** An edition as well, so that it isn't what is refused. */
const edition = 'x';
const nothing = { id: null, edition };
const programRequest = {
  client_id: 'their-program',
  redirect_uri: 'http://127.0.0.1/back',
  response_type: 'code',
  code_challenge: 'x'.repeat(43),
  code_challenge_method: 'S256',
};
const calendarChoices = { name: 'X', blocksAllDay: true, blocksTentative: true, blocksFree: true };
const week = [[], [], [], [], [], [], []];
const service = (change: object) => ({
  ...nothing,
  name: 'X',
  takes: 'MINUTES',
  duration: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  stepMinutes: 15,
  startTimes: [],
  noticeMinutes: 0,
  sameDayUntilMinute: null,
  horizonDays: 90,
  capacity: 1,
  startDays: [],
  dailyLimit: null,
  groups: [{ id: null, name: 'P', choosable: true, assignment: 'LEAST_BUSY', resourceIds: [mine.Resource] }],
  active: true,
  ...change,
});
const item = (change: object) => ({
  ...blankPackage,
  ...nothing,
  name: 'X',
  slug: 'x',
  serviceId: mine.Service,
  priceCents: 4500,
  ...change,
});
const needs = (resourceId: string | undefined) => [
  { id: null, name: 'P', choosable: true, assignment: 'LEAST_BUSY', resourceIds: [resourceId] },
];
const time = () => {
  const { id: _, edition: __, name: ___, active: ____, ...fields } = service({});
  return fields;
};
const newItem = (change: object) => {
  const { id: _, edition: __, serviceId: ___, ...fields } = item({});
  return { ...fields, time: time(), ...change };
};
const addOn = (change: object) => ({
  ...nothing,
  name: 'X',
  slug: 'x',
  description: '',
  image: '',
  priceCents: 300,
  priceUnit: 'PER_BOOKING',
  maxQuantity: 1,
  taxBps: 0,
  active: true,
  packageIds: [],
  ...change,
});
const resource = (change: object) => ({
  ...nothing,
  name: 'X',
  kind: 'PERSON',
  title: '',
  bio: '',
  image: '',
  email: '',
  scheduleId: null,
  active: true,
  ...change,
});
const blackout = (change: object) => ({
  ...nothing,
  resourceId: null,
  reason: '',
  startDate: '2030-01-01',
  endDate: '2030-01-01',
  startMinute: null,
  endMinute: null,
  ...change,
});
const theirFile = () => ({ bookingId: theirs.Booking, id: theirs.File });
const looked = () => ({ bookingId: theirs.Booking, version: 1 });
const wedding = () => ({
  package: 'elopement',
  date: inDays('bella', 70),
  customer: { name: 'Ann', email: 'ann@example.com' },
});

/** Takes no id: whom it is about is the session, the form's own token, or nobody. */
const NO_ID = null;
/** For what is named by a link, another tenant's id is a forged link: bad-input.test.ts sends those to all of them. */
const BY_LINK = null;
/** What is sent to each action of the office. Each is otherwise so sound that only the id is left to refuse. */
const actions: Record<string, (() => unknown[]) | null> = {
  'app/(site)/(front)/demo/actions.ts enterAction': NO_ID,
  'app/(site)/(front)/demo/actions.ts raceAction': NO_ID,
  'app/(site)/(front)/sign-up/actions.ts signUpAction': NO_ID,
  'app/(site)/(front)/sign-up/actions.ts addBusinessAction': NO_ID,
  'app/(site)/confirm/[token]/actions.ts proveAddressAction': NO_ID,
  'app/(site)/invite/[token]/actions.ts acceptInvitationAction': NO_ID,
  'app/(site)/reset/actions.ts requestResetAction': NO_ID,
  'app/(site)/reset/actions.ts resetPasswordAction': NO_ID,
  'app/(site)/sign-in/actions.ts codeAction': NO_ID,
  'app/(site)/sign-in/actions.ts signInAction': NO_ID,
  'app/admin/account/actions.ts changePasswordAction': NO_ID,
  'app/admin/account/mail-actions.ts chooseMailsAction': NO_ID,
  'app/admin/account/second-factor-actions.ts beginSecondFactorAction': NO_ID,
  'app/admin/account/second-factor-actions.ts finishSecondFactorAction': NO_ID,
  'app/admin/account/second-factor-actions.ts turnOffSecondFactorAction': NO_ID,
  'app/admin/account/session-actions.ts confirmSessionAction': NO_ID,
  'app/admin/account/session-actions.ts endOtherSessionsAction': NO_ID,
  'app/admin/account/session-actions.ts endSessionAction': () => [{ id: theirs.Session }],
  'app/admin/account/session-actions.ts mailProofAction': NO_ID,
  'app/admin/calendars/actions.ts makeFeedAction': () => [
    { resourceId: theirs.Resource, showsCustomers: true, showsClosed: true },
  ],
  'app/admin/calendars/actions.ts addSourceAction': () => [
    { ...calendarChoices, resourceId: theirs.Resource, address: 'https://127.0.0.1/x.ics' },
  ],
  'app/admin/calendars/actions.ts changeSourceAction': () => [
    { ...calendarChoices, writesHolds: true, writesClosed: true, id: theirs.CalendarSource, edition },
  ],
  'app/admin/calendars/actions.ts removeSourceAction': () => [{ id: theirs.CalendarSource }],
  'app/admin/calendars/actions.ts beginGoogleAction': NO_ID,
  'app/admin/calendars/actions.ts addGoogleCalendarAction': () => {
    const { name: _, ...choices } = calendarChoices;
    return [{ ...choices, accountId: theirs.GoogleAccount, externalId: 'x', resourceId: theirs.Resource }];
  },
  'app/admin/business/actions.ts startExportAction': NO_ID,
  'app/admin/business/actions.ts saveExportAction': () => [{ id: theirs.Export, part: 1 }],
  'app/admin/business/actions.ts removeExportAction': () => [{ id: theirs.Export }],
  'app/admin/calendars/actions.ts disconnectGoogleAction': () => [{ id: theirs.GoogleAccount }],
  'app/admin/calendars/actions.ts listGoogleCalendarsAction': () => [{ id: theirs.GoogleAccount }],
  'app/admin/calendars/actions.ts setWritesAction': () => [{ id: theirs.CalendarSource, writes: true }],
  'app/admin/proposal-actions.ts acceptProposalAction': () => [{ id: theirs.CalendarEntry }],
  'app/admin/proposal-actions.ts declineProposalAction': () => [{ id: theirs.CalendarEntry }],
  'app/admin/calendars/actions.ts removeFeedAction': () => [{ id: theirs.CalendarFeed }],
  'app/admin/programs/actions.ts disconnectProgramAction': () => [{ id: theirs.ProgramAccess }],
  'app/authorize/actions.ts connectProgramAction': () => [
    { request: programRequest, businessId: theirs.Tenant, scopes: ['read'] },
  ],
  'app/admin/api-keys/actions.ts createApiKeyAction': NO_ID,
  'app/admin/api-keys/actions.ts replaceApiKeyAction': () => [{ id: theirs.ApiKey }],
  'app/admin/api-keys/actions.ts revokeApiKeyAction': () => [{ id: theirs.ApiKey }],
  'app/admin/assistant/actions.ts readProposalAction': () => [{ id: theirs.Proposal }],
  'app/admin/assistant/actions.ts readAssistantAction': NO_ID,
  'app/admin/assistant/actions.ts readConversationAction': () => [{ conversationId: theirs.Conversation }],
  'app/admin/assistant/actions.ts eraseConversationAction': () => [{ conversationId: theirs.Conversation }],
  'app/admin/assistant/actions.ts eraseConversationsAction': NO_ID,
  'app/admin/assistant/actions.ts exportConversationsAction': NO_ID,
  'app/admin/away/actions.ts recordAbsenceAction': () => [
    { resourceId: theirs.Resource, date: inDays('serene', 5), reason: '', bookings: [] },
  ],
  'app/admin/bookings/[id]/address-action.ts saveAddressAction': () => [
    { bookingId: theirs.Booking, edition, contactAddress: 'X' },
  ],
  'app/admin/bookings/[id]/files-actions.ts startBookingFileAction': () => [
    { bookingId: theirs.Booking, name: 'a.pdf', type: '', bytes: 9, isShared: true },
  ],
  'app/admin/bookings/[id]/files-actions.ts finishBookingFileAction': () => [theirFile()],
  'app/admin/bookings/[id]/files-actions.ts cancelBookingFileAction': () => [theirFile()],
  'app/admin/bookings/[id]/files-actions.ts shareBookingFileAction': () => [
    { ...theirFile(), isShared: true },
  ],
  'app/admin/bookings/[id]/files-actions.ts removeBookingFileAction': () => [theirFile()],
  'app/admin/bookings/[id]/files-actions.ts openBookingFileAction': () => [theirFile()],
  'app/admin/bookings/[id]/notes-action.ts saveNotesAction': () => [
    { bookingId: theirs.Booking, edition, officeNotes: 'X' },
  ],
  'app/admin/bookings/actions.ts cancelAction': () => [
    { ...looked(), by: 'business', reason: 'X', refundCents: 0, override: false },
  ],
  'app/admin/bookings/actions.ts previewMoveAction': () => [{ ...looked(), date: inDays('bella', 70) }],
  'app/admin/bookings/actions.ts moveAction': () => [{ ...looked(), date: inDays('bella', 70) }],
  'app/admin/bookings/actions.ts refundAction': () => [{ ...looked(), amountCents: 1, reason: 'X' }],
  'app/admin/bookings/actions.ts recordPaymentAction': () => [
    { ...looked(), method: 'CASH', amountCents: 1, note: '' },
  ],
  'app/admin/bookings/actions.ts attendanceAction': () => [{ ...looked(), to: 'NO_SHOW' }],
  'app/admin/bookings/actions.ts resendAction': () => [{ bookingId: theirs.Booking }],
  'app/admin/bookings/actions.ts payLinkAction': () => [{ bookingId: theirs.Booking }],
  'app/admin/bookings/actions.ts retryRefundAction': () => [
    { bookingId: theirs.Booking, refundId: theirs.Refund },
  ],
  'app/admin/bookings/actions.ts handedBackAction': () => [
    { bookingId: theirs.Booking, refundId: theirs.Refund },
  ],
  'app/admin/bookings/actions.ts touchedAction': () => [
    { change: { kind: 'closed', values: blackout({ id: theirs.Blackout }) }, listed: 0 },
  ],
  'app/admin/bookings/actions.ts monthAction': () => [
    {
      package: 'elopement',
      bookingType: 'DATE',
      month: inDays('bella', 70).slice(0, 7),
      seats: 1,
      zone: 'UTC',
      exceptBookingId: theirs.Booking,
    },
  ],
  'app/admin/bookings/new/actions.ts quoteAction': () => [
    { package: 'elopement', date: inDays('bella', 70) },
  ],
  'app/admin/bookings/new/actions.ts bookAction': () => [{ booking: wedding(), payment: 'LATER' }],
  'app/admin/business/actions.ts changeAddressAction': NO_ID,
  'app/admin/business/actions.ts saveBusinessAction': NO_ID,
  'app/admin/proposals/actions.ts confirmProposalAction': () => [{ id: theirs.Proposal, edition }],
  'app/admin/proposals/actions.ts declineProposalAction': () => [{ id: theirs.Proposal, edition }],
  'app/admin/proposals/actions.ts undoAction': () => [{ id: theirs.ToolCall }],
  'app/admin/closed/actions.ts saveBlackoutAction': () => [blackout({ id: theirs.Blackout })],
  'app/admin/closed/actions.ts removeBlackoutAction': () => [{ id: theirs.Blackout, edition }],
  'app/admin/customers/actions.ts saveCustomerAction': () => [
    { id: theirs.Customer, edition, name: 'X', email: 'x@x.test', phone: '', notes: '' },
  ],
  'app/admin/customers/actions.ts exportCustomerAction': () => [{ id: theirs.Customer }],
  'app/admin/customers/actions.ts eraseCustomerAction': () => [{ id: theirs.Customer }],
  'app/admin/customers/actions.ts findCustomersAction': NO_ID,
  'app/admin/extras/actions.ts saveAddOnAction': () => [addOn({ id: theirs.AddOn })],
  'app/admin/extras/actions.ts removeAddOnAction': () => [{ id: theirs.AddOn, edition }],
  'app/admin/files/actions.ts startUploadAction': NO_ID,
  'app/admin/files/actions.ts finishUploadAction': () => [{ id: theirs.File }],
  'app/admin/files/actions.ts cancelUploadAction': () => [{ id: theirs.File }],
  'app/admin/files/actions.ts describeFileAction': () => [
    { id: theirs.File, alt: 'X', focus: { x: 1, y: 1 } },
  ],
  'app/admin/files/actions.ts removeFileAction': () => [{ id: theirs.File }],
  'app/admin/files/actions.ts listPicturesAction': NO_ID,
  'app/admin/find-action.ts findAction': NO_ID,
  'app/admin/hours/actions.ts saveScheduleAction': () => [
    { id: theirs.Schedule, edition, name: 'X', days: week },
  ],
  'app/admin/hours/actions.ts removeScheduleAction': () => [{ id: theirs.Schedule, edition }],
  'app/admin/hours/actions.ts saveOverrideAction': () => [
    { scheduleId: theirs.Schedule, date: '2030-01-01', periods: [] },
  ],
  'app/admin/hours/actions.ts removeOverrideAction': () => [
    { scheduleId: theirs.Schedule, date: '2030-01-01', edition },
  ],
  'app/admin/packages/actions.ts createPackageAction': () => [newItem({ segmentId: theirs.Segment })],
  'app/admin/packages/actions.ts savePackageAction': () => [item({ id: theirs.Package })],
  'app/admin/packages/actions.ts removePackageAction': () => [{ id: theirs.Package, edition }],
  'app/admin/packages/actions.ts reorderPackagesAction': () => [
    { ids: [mine.Package, theirs.Package], seen: order },
  ],
  'app/admin/payments/actions.ts connectAction': NO_ID,
  'app/admin/payments/actions.ts refreshPaymentsAction': NO_ID,
  'app/admin/people/actions.ts saveResourceAction': () => [resource({ id: theirs.Resource })],
  'app/admin/policy/actions.ts savePolicyAction': NO_ID,
  'app/admin/segments/actions.ts saveSegmentAction': () => [
    { id: theirs.Segment, edition, name: 'X', slug: 'x', description: '', image: '', active: true },
  ],
  'app/admin/segments/actions.ts removeSegmentAction': () => [{ id: theirs.Segment, edition }],
  'app/admin/services/actions.ts saveServiceAction': () => [service({ id: theirs.Service })],
  'app/admin/services/actions.ts removeServiceAction': () => [{ id: theirs.Service, edition }],
  'app/admin/session-actions.ts endImpersonationAction': NO_ID,
  'app/admin/session-actions.ts signOutAction': NO_ID,
  'app/admin/session-actions.ts switchBusinessAction': () => [theirs.Tenant],
  'app/admin/set-up-actions.ts confirmGuessAction': () => [{ kind: 'package', id: theirs.Package }],
  'app/admin/set-up-actions.ts dismissSetUpAction': NO_ID,
  'app/admin/set-up-actions.ts goLiveAction': NO_ID,
  'app/admin/set-up-actions.ts tickStepAction': NO_ID,
  'app/admin/site/actions.ts saveSiteAction': NO_ID,
  'app/admin/site/actions.ts switchAssistantAction': NO_ID,
  'app/admin/team/actions.ts inviteAction': NO_ID,
  'app/admin/team/actions.ts withdrawAction': () => [{ id: theirs.Member }],
  'app/admin/team/actions.ts changeRoleAction': () => [{ memberId: theirs.Member, role: 'STAFF' }],
  'app/admin/team/actions.ts removeMemberAction': () => [{ memberId: theirs.Member }],
  'app/manage/[token]/actions.ts cancelAction': BY_LINK,
  'app/manage/[token]/actions.ts payBalanceAction': BY_LINK,
  'app/manage/[token]/actions.ts payMoveAction': BY_LINK,
  'app/manage/[token]/move/actions.ts moveAction': BY_LINK,
  'app/manage/actions.ts sendLinkAction': NO_ID,
  'app/platform/inbox/actions.ts readPayloadAction': () => [{ id: theirs.Job }],
  'app/platform/outbox/actions.ts discardJobAction': () => [{ id: theirs.Job }],
  'app/platform/outbox/actions.ts retryDeadJobsAction': () => [{}],
  'app/platform/outbox/actions.ts retryJobAction': () => [{ id: theirs.Job }],
  'app/platform/tenants/actions.ts commissionAction': () => [{ tenantId: theirs.Tenant, commissionBps: 1 }],
  'app/platform/tenants/actions.ts impersonateAction': () => [{ tenantId: theirs.Tenant, reason: 'X' }],
  'app/platform/tenants/actions.ts restoreAction': () => [{ tenantId: theirs.Tenant }],
  'app/platform/tenants/actions.ts suspendAction': () => [{ tenantId: theirs.Tenant, reason: 'X' }],
  'app/t/[tenant]/book/[package]/actions.ts bookAction': () => [
    keys.serene.slug,
    { key: '6f1b9f0e-94b5-4e0c-8a53-0d0f8f6f7a11', body: wedding() },
  ],
  'app/t/[tenant]/book/[package]/actions.ts leaveHoldsAction': () => [
    keys.serene.slug,
    { keys: [THEIR_KEY] },
  ],
  'app/t/[tenant]/booked/[booking]/actions.ts continueToPaymentAction': BY_LINK,
  'app/t/[tenant]/booked/[booking]/actions.ts startOverAction': BY_LINK,
};
/** More ways to name what is another's: inside of something that is one's own. */
const moreWays: [string, () => unknown[]][] = [
  [
    'app/admin/away/actions.ts recordAbsenceAction',
    () => [
      {
        resourceId: mine.Resource,
        date: inDays('serene', 5),
        reason: '',
        bookings: [{ bookingId: theirs.Booking, version: 1, choice: { do: 'cancel', refundCents: 0 } }],
      },
    ],
  ],
  [
    'app/admin/bookings/actions.ts touchedAction',
    () => [
      {
        change: {
          kind: 'back-to-week',
          values: { scheduleId: theirs.Schedule, date: '2030-01-01', edition },
        },
        listed: 0,
      },
    ],
  ],
  [
    'app/admin/bookings/actions.ts touchedAction',
    () => [
      { change: { kind: 'service', values: service({ id: theirs.Service, active: false }) }, listed: 0 },
    ],
  ],
  [
    'app/admin/packages/actions.ts createPackageAction',
    () => [newItem({ time: { ...time(), groups: needs(theirs.Resource) } })],
  ],
  ['app/admin/packages/actions.ts savePackageAction', () => [item({ serviceId: theirs.Service })]],
  ['app/admin/packages/actions.ts savePackageAction', () => [item({ segmentId: theirs.Segment })]],
  ['app/admin/packages/actions.ts savePackageAction', () => [item({ addOnIds: [theirs.AddOn] })]],
  ['app/admin/extras/actions.ts saveAddOnAction', () => [addOn({ packageIds: [theirs.Package] })]],
  ['app/admin/people/actions.ts saveResourceAction', () => [resource({ scheduleId: theirs.Schedule })]],
  ['app/admin/people/actions.ts saveResourceAction', () => [resource({ groupIds: [theirs.ResourceGroup] })]],
  ['app/admin/closed/actions.ts saveBlackoutAction', () => [blackout({ resourceId: theirs.Resource })]],
  [
    'app/admin/services/actions.ts saveServiceAction',
    () => [
      service({
        groups: [
          { id: null, name: 'P', choosable: true, assignment: 'LEAST_BUSY', resourceIds: [theirs.Resource] },
        ],
      }),
    ],
  ],
];

const nameOf = ({ file, name }: { file: string; name: string }) => `${file} ${name}`;

it('has a case for every server action of the build', () => {
  expect(Object.keys(actions).sort()).toEqual(serverActions().map(nameOf).sort());
});

it('refuses another tenant’s id in every action, and changes nothing of theirs', async () => {
  const before = await all();
  const cases = [...Object.entries(actions), ...moreWays];
  for (const [name, args] of cases) {
    if (args === null) continue;
    const action = serverActions().find((each) => nameOf(each) === name);
    if (!action) throw new Error(name);
    const answer = await callAction(app, action, args(), { cookie });
    expect(answer.status, name).toBeLessThan(500);
    expect(answer.text, name).not.toMatch(secrets);
    // Switching to it is no error: it leads to the office, which is still one's own.
    if (name.endsWith('switchBusinessAction')) continue;
    const result = resultOf(answer.text);
    // Under a key that it knows nothing of, nothing is held.
    if (name.endsWith('leaveHoldsAction')) {
      expect(result).toEqual({ ok: true, bookedPath: null });
      continue;
    }
    // Each booking of an absence is dealt with by itself, and says what became of it.
    if (name.endsWith('recordAbsenceAction') && result?.ok) {
      expect(result).toMatchObject({
        done: [{ bookingId: theirs.Booking, problem: expect.stringContaining('find') }],
      });
      continue;
    }
    // What no guess of ours says is as if a colleague had confirmed it before.
    if (name.endsWith('confirmGuessAction')) {
      expect(result).toMatchObject({ ok: true });
      continue;
    }
    expect([name, result?.ok, result?.code]).toEqual([
      name,
      false,
      expect.stringMatching(name.startsWith('app/platform/') ? /^forbidden$/ : /^(not_found|not_bookable)$/),
    ]);
  }
  expect(await all()).toBe(before);
}, 120_000);

it('lets nobody in without a session', async () => {
  const before = await all();
  for (const [name, args] of Object.entries(actions)) {
    if (args === null || !/^app\/(admin|platform)\//.test(name)) continue;
    const action = serverActions().find((each) => nameOf(each) === name);
    if (!action) throw new Error(name);
    const answer = await callAction(app, action, args());
    expect(answer.status, name).toBeLessThan(500);
    // It leads an unknown visitor to the office, which asks to sign in.
    if (name.endsWith('switchBusinessAction')) continue;
    expect([name, resultOf(answer.text)?.code]).toEqual([name, 'unauthenticated']);
    expect(answer.text, name).not.toMatch(secrets);
  }
  expect(await all()).toBe(before);
}, 120_000);

/** For every address of the build that has a place for a name or an id: what another tenant's looks like there. */
const addresses: Record<string, (() => string[]) | null> = {
  '/api/auth/[...nextauth]': NO_ID,
  '/api/cron/[task]': NO_ID,
  '/api/jobs/[name]': NO_ID,
  '/api/v1/[...path]': NO_ID,
  // What a visitor reaches there, and of whom: assistant/visit-injections.
  '/api/visits/[tenant]': NO_ID,
  '/api/v1/bookings/[id]': () => [`/api/v1/bookings/${theirs.Booking}`],
  '/api/v1/bookings/[id]/cancel': () => [`POST /api/v1/bookings/${theirs.Booking}/cancel {}`],
  '/api/v1/bookings/[id]/refund': () => [`POST /api/v1/bookings/${theirs.Booking}/refund {"amountCents":1}`],
  '/api/v1/bookings/[id]/reschedule': () => [
    `POST /api/v1/bookings/${theirs.Booking}/reschedule {"date":"${inDays('bella', 70)}"}`,
  ],
  '/api/v1/bookings/[id]/files': () => [`/api/v1/bookings/${theirs.Booking}/files`],
  '/api/v1/bookings/[id]/files/[file]': () => [`/api/v1/bookings/${theirs.Booking}/files/${theirs.File}`],
  '/api/v1/files/[id]/describe': () => [
    `POST /api/v1/files/${theirs.File}/describe {"alt":"X","focus":{"x":1,"y":1}}`,
  ],
  '/api/v1/files/[id]/finish': () => [`POST /api/v1/files/${theirs.File}/finish {}`],
  '/api/v1/files/[id]/remove': () => [`POST /api/v1/files/${theirs.File}/remove {}`],
  '/api/v1/packages/[slug]': () => ['/api/v1/packages/elopement'],
  '/admin/bookings/[id]': () => [`/admin/bookings/${theirs.Booking}`],
  '/admin/customers/[id]': () => [`/admin/customers/${theirs.Customer}`],
  '/dev/mail/[[...path]]': NO_ID,
  // A picture's address is public, with the id of its business; under ours theirs isn't there.
  '/files/[tenant]/[file]/[name]': () => [`/files/${mine.Tenant}/${theirs.File}/192.webp`],
  '/files/signed/[token]': BY_LINK,
  '/calendars/[token]/bookings.ics': BY_LINK,
  '/confirm/[token]': NO_ID,
  '/invite/[token]': NO_ID,
  '/problems/[code]': NO_ID,
  '/reset/[token]': NO_ID,
  '/manage/[token]': BY_LINK,
  '/manage/[token]/[...rest]': BY_LINK,
  '/manage/[token]/calendar.ics': BY_LINK,
  '/manage/[token]/files/[file]': BY_LINK,
  '/manage/[token]/month': BY_LINK,
  '/manage/[token]/move': BY_LINK,
  '/manage/[token]/move/preview': BY_LINK,
  '/manage/[token]/receipt': BY_LINK,
  '/manage/[token]/status': BY_LINK,
  // Of drafts, asked by whoever is signed in: api/account.
  '/preview/[tenant]/[[...path]]': NO_ID,
  '/t/[tenant]': NO_ID,
  '/t/[tenant]/[...rest]': NO_ID,
  '/admin/[...rest]': NO_ID,
  '/authorize/[...rest]': NO_ID,
  '/confirm/[[...rest]]': NO_ID,
  '/demo/[...rest]': NO_ID,
  '/invite/[[...rest]]': NO_ID,
  '/platform/[...rest]': NO_ID,
  '/reset/[...rest]': NO_ID,
  '/sign-in/[...rest]': NO_ID,
  '/sign-up/[...rest]': NO_ID,
  '/t/[tenant]/book/[[...rest]]': NO_ID,
  '/t/[tenant]/booked/[[...rest]]': NO_ID,
  '/t/[tenant]/p/[package]': () => [`/t/${keys.serene.slug}/p/elopement`],
  '/t/[tenant]/s/[segment]': () => [`/t/${keys.serene.slug}/s/intimate`],
  '/book/[tenant]/[package]': () => [`/book/${keys.serene.slug}/elopement`],
  '/t/[tenant]/book/[package]': () => [`/t/${keys.serene.slug}/book/elopement`],
  '/t/[tenant]/book/[package]/month': () => [
    `/t/${keys.serene.slug}/book/elopement/month?month=2027-05&seats=1&zone=UTC`,
  ],
  '/t/[tenant]/booked/[booking]': () => [
    `/t/${keys.serene.slug}/booked/${theirs.Booking}`,
    `/t/${keys.bella.slug}/booked/${theirs.Booking}?token=x`,
  ],
  '/t/[tenant]/booked/[booking]/status': () => [
    `/t/${keys.serene.slug}/booked/${theirs.Booking}/status`,
    `/t/${keys.bella.slug}/booked/${theirs.Booking}/status?token=x`,
  ],
};

it('has a case for every route of the build that takes a name or an id', () => {
  const manifest = JSON.parse(readFileSync(join(root, '.next/server/app-paths-manifest.json'), 'utf8'));
  const routes = Object.keys(manifest)
    .map(addressOf)
    .filter((path) => path.includes('['));
  expect(Object.keys(addresses).sort()).toEqual([...new Set(routes)].sort());
});

it('finds nothing of another tenant’s at any route', async () => {
  const before = await all();
  for (const [route, cases] of Object.entries(addresses)) {
    for (const written of cases?.() ?? []) {
      const [, method = 'GET', path = '', body] = /^(?:(POST) )?(\S+)(?: (.*))?$/.exec(written) ?? [];
      const answer = await fetch(app.url + path, {
        method,
        redirect: 'manual',
        headers: {
          cookie,
          ...(path.startsWith('/api/v1') ? { authorization: `Bearer ${keys.serene.sk}` } : {}),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body } : {}),
      });
      const text = await answer.text();
      expect(answer.status, written).toBeLessThan(500);
      expect(text, written).not.toMatch(secrets);
      if (path.startsWith('/api/v1')) expect([route, answer.status]).toEqual([route, 404]);
    }
  }
  expect(await all()).toBe(before);
}, 120_000);

it('names another tenant’s things in no filter or search of the office', async () => {
  const api = apiClient(app);
  expect((await api.get(`bookings?limit=500`, keys.serene.sk)).text).not.toMatch(secrets);
  for (const path of [
    `/admin/bookings?package=${theirs.Package}`,
    `/admin/bookings?customer=${theirs.Customer}`,
    `/admin/away?who=${theirs.Resource}`,
    '/admin/bookings?when=all&q=nora',
    '/admin/customers?q=nora',
    '/admin/calendar',
    '/admin/money',
    '/admin/team',
    '/admin',
    '/platform',
    '/platform/tenants',
    '/platform/inbox',
    '/platform/outbox',
  ]) {
    const answer = await fetch(app.url + path, {
      headers: { cookie: `${cookie}; mais.business=${theirs.Tenant}` },
    });
    expect(answer.status, path).toBeLessThan(500);
    expect(await answer.text(), path).not.toMatch(secrets);
  }
}, 60_000);
