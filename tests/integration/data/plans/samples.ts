import { v7 } from 'uuid';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { blankPackage } from '@/lib/domain/editing/package-input';
import { localDateOf, localInstants } from '@/lib/domain/time';
import { serene } from '@/prisma/demo/serene';
import type { Anchors } from './anchors';

/** One call of each exported function of lib/data that asks the database, by `file.function`. */
export type Samples = Record<string, () => Promise<unknown>>;

const day = '2027-05-12';
const at = Date.UTC(2027, 4, 12, 10);
/** At night no mail of the day is due, and nothing would be looked at. */
const zone = 'Europe/London';
const mailTime = localInstants(localDateOf(Date.now(), zone), '12:00', zone)[0];

export async function dataSamples(ctx: TenantContext, a: Anchors): Promise<Samples> {
  const { asSystem, withTenant } = await import('@/lib/data/connection/transaction');
  const d = await modules();
  const own = <T>(work: (tx: Tx) => Promise<T>) => withTenant(ctx, work);
  const want = {
    resourceIds: [a.resourceId],
    seats: null,
    capacity: 1,
    from: at,
    to: at + 3_600_000,
    occurrence: v7(),
  };
  const lock = { key: 'key-10', lockedUntil: new Date() };
  const money = { amountCents: 100, feeCents: 0, currency: 'GBP' };
  const { policy, site } = serene;
  const seat = { bookingId: a.bookingId, resourceId: a.resourceId, start: at, end: at + 1, occurrence: v7() };
  return {
    'add-ons.listAddOns': () => d.addOns.listAddOns(ctx),
    'add-ons.addOnsForOffice': () => own((tx) => d.addOns.addOnsForOffice(tx, ctx, a.addOnId)),
    'add-ons.findAddOns': () => own((tx) => d.addOns.findAddOns(tx, ctx, [a.addOnId])),
    'add-ons.findAddOnBySlug': () => own((tx) => d.addOns.findAddOnBySlug(tx, ctx, 'hot-stones')),
    'add-ons.writeAddOn': () =>
      own((tx) =>
        d.addOns.writeAddOn(tx, ctx, {
          id: a.addOnId,
          name: 'Stones',
          slug: 'stones',
          description: '',
          image: '',
          priceCents: 1,
          priceUnit: 'PER_BOOKING',
          maxQuantity: 1,
          taxBps: 0,
          active: true,
          packageIds: [a.packageId],
        }),
      ),
    'add-ons.deleteAddOn': () => own((tx) => d.addOns.deleteAddOn(tx, ctx, a.addOnId)),
    'account-events.addAccountEvent': () =>
      asSystem((tx) => d.accountEvents.addAccountEvent(tx, { userId: a.userId, kind: 'signed_in' })),
    'account-events.noteAccountEvent': () =>
      d.accountEvents.noteAccountEvent({ userId: a.userId, kind: 'sign_in_failed' }),
    'account-events.readAccountEvent': () => d.accountEvents.readAccountEvent(v7()),
    'account-events.listTeamEvents': () => d.accountEvents.listTeamEvents(ctx, 100),
    'api-keys.findApiKey': () => d.apiKeys.findApiKey('unknown'),
    'api-keys.listApiKeys': () => d.apiKeys.listApiKeys(ctx),
    'api-keys.addApiKey': () =>
      own((tx) =>
        d.apiKeys.addApiKey(tx, ctx, {
          kind: 'SECRET',
          name: 'x',
          keyHash: v7(),
          hint: 'x',
          publicKey: null,
        }),
      ),
    'api-keys.keysMadeBy': () => own((tx) => d.apiKeys.keysMadeBy(tx, ctx, a.userId)),
    'api-keys.revokeKeysOf': () => asSystem((tx) => d.apiKeys.revokeKeysOf(tx, a.userId)),
    'api-keys.revokeApiKey': () => own((tx) => d.apiKeys.revokeApiKey(tx, ctx, v7())),
    'audit.addAudit': () =>
      own((tx) => d.audit.addAudit(tx, ctx, { action: 'package.shown', subjectId: a.packageId })),
    'audit.addBookingAudit': () =>
      own((tx) => d.audit.addBookingAudit(tx, ctx, { action: 'booking.noted', bookingId: a.bookingId })),
    'audit.readFormerZones': () => d.audit.readFormerZones(ctx),
    'audit.listSecurityAudit': () => d.audit.listSecurityAudit(ctx, 100),
    'blackouts.listBlackouts': () => d.blackouts.listBlackouts(ctx, { from: day, search: 'x', cursor: null }),
    'blackouts.findBlackout': () => own((tx) => d.blackouts.findBlackout(tx, ctx, v7())),
    'blackouts.writeBlackout': () =>
      own((tx) =>
        d.blackouts.writeBlackout(tx, ctx, {
          id: null,
          resourceId: a.resourceId,
          reason: '',
          startDate: day,
          endDate: day,
          startMinute: null,
          endMinute: null,
        }),
      ),
    'blackouts.deleteBlackout': () => own((tx) => d.blackouts.deleteBlackout(tx, ctx, v7())),
    'blackouts.countBookingsInside': () =>
      own((tx) =>
        d.blackouts.countBookingsInside(tx, ctx, {
          start: at,
          end: at + 3_600_000,
          resourceId: a.resourceId,
        }),
      ),
    'blueprints.writeBlueprint': () =>
      asSystem((tx) =>
        d.blueprints.writeBlueprint(tx, {
          ...serene,
          tenant: { ...serene.tenant, slug: v7(), stripeAccountId: v7() },
        }),
      ),
    'booking-write.writeBooking': () => d.bookingWrite.writeBooking(ctx, { ...a.write, wants: [want] }),
    'bookings.readBooking': () => d.bookings.readBooking(ctx, a.bookingId),
    'bookings.lockBooking': () => own((tx) => d.bookings.lockBooking(tx, ctx, a.bookingId)),
    'bookings.updateBooking': () =>
      own((tx) => d.bookings.updateBooking(tx, ctx, a.bookingId, { notes: 'x' })),
    'bookings.markBooking': () =>
      own((tx) => d.bookings.markBooking(tx, ctx, a.bookingId, { officeNotes: 'x' })),
    'bookings.listAnswered': () => d.bookings.listAnswered(ctx, { limit: 100 }),
    'bookings.listDetails': () => d.bookings.listDetails(ctx, { limit: 100, customerId: a.customerId }),
    'bookings.listBookings': async () => {
      await d.bookings.listBookings(ctx, { limit: 100 });
      await d.bookings.listBookings(ctx, {
        limit: 100,
        from: day,
        to: day,
        status: ['CONFIRMED'],
        order: 'desc',
      });
      await d.bookings.listBookings(ctx, { limit: 100, endsFrom: day, to: day });
      await d.bookings.listBookings(ctx, { limit: 100, to: day, endsTo: day, order: 'desc' });
      await d.bookings.listBookings(ctx, { limit: 100, search: 'customer-17' });
      await d.bookings.listBookings(ctx, { limit: 100, customerId: a.customerId });
      await d.bookings.listBookings(ctx, { limit: 100, packageId: a.packageId, resourceId: a.resourceId });
    },
    'busiest.busiestTenants': () => d.busiest.busiestTenants(7, 50),
    'catalogue.readCatalogue': () => d.catalogue.readCatalogue(ctx),
    'catalogue.readPackageAndService': () => d.catalogue.readPackageAndService(ctx, a.packageId, a.serviceId),
    'catalogue.readCatalogueVersion': () => d.catalogue.readCatalogueVersion(ctx),
    'catalogue.findTenantBySlug': () => d.catalogue.findTenantBySlug('serene-spa'),
    'checklist.readChecklistRow': () => d.checklist.readChecklistRow(ctx),
    'checklist.noteSetUp': () => own((tx) => d.checklist.noteSetUp(tx, ctx, 'changedSite')),
    'checklist.writeTick': () => d.checklist.writeTick(ctx, 'x', true),
    'checkouts.readBookingOfCheckout': () => d.checkouts.readBookingOfCheckout(ctx, a.checkoutId),
    'checkouts.findCheckoutOwner': async () => {
      await d.checkouts.findCheckoutOwner('cs_x', null);
      await d.checkouts.findCheckoutOwner('cs_x', { tenantId: ctx.tenantId, checkoutId: a.checkoutId });
    },
    'checkouts.findCheckoutOwnerById': () => d.checkouts.findCheckoutOwnerById(ctx.tenantId, a.checkoutId),
    'checkouts.setCheckoutFailure': () => d.checkouts.setCheckoutFailure(ctx, a.checkoutId, 'x'),
    'checkouts.openedCheckout': () =>
      d.checkouts.openedCheckout(ctx, a.checkoutId, {
        id: v7(),
        url: 'x',
        expiresAt: at,
        stripeAccountId: 'acct_x',
      }),
    'checkouts.addCheckout': () =>
      own((tx) =>
        d.checkouts.addCheckout(tx, ctx, {
          id: v7(),
          bookingId: a.bookingId,
          purpose: 'BALANCE',
          ...money,
          expiresAt: new Date(at),
        }),
      ),
    'checkouts.setCheckoutStatus': () =>
      own((tx) => d.checkouts.setCheckoutStatus(tx, ctx, [a.checkoutId], 'COMPLETED')),
    'claims.readLiveClaims': () => d.claims.readLiveClaims(ctx, [a.resourceId], at, at + 86_400_000),
    'claims.claimWants': () =>
      own((tx) => d.claims.claimWants(tx, ctx, a.bookingId, [want], { expiresAt: null, forMove: false })),
    'claims.lockWants': () => own((tx) => d.claims.lockWants(tx, ctx, [want])),
    'claims.releaseClaims': () => own((tx) => d.claims.releaseClaims(tx, ctx, a.bookingId)),
    'claims.keepLiveClaims': () => own((tx) => d.claims.keepLiveClaims(tx, ctx, a.bookingId)),
    'claims.extendClaims': () => own((tx) => d.claims.extendClaims(tx, ctx, a.bookingId, new Date(at))),
    'claims.readStandingClaims': () => own((tx) => d.claims.readStandingClaims(tx, ctx, a.bookingId)),
    'stripe-accounts.readConnectState': () => d.connect.readConnectState(ctx),
    'stripe-accounts.saveConnectAccount': () => d.connect.saveConnectAccount(ctx, 'acct_x'),
    'stripe-accounts.saveAccountState': () =>
      d.connect.saveAccountState({
        requirements: { due: 0, pastDue: 0, deadline: null },
        lost: false,
        id: 'acct_x',
        chargesEnabled: true,
        payoutsEnabled: true,
        detailsSubmitted: true,
      }),
    'customer-erasure.lockCustomer': () => own((tx) => d.customerErasure.lockCustomer(tx, ctx, a.customerId)),
    'customer-erasure.findOpenMatters': () =>
      own((tx) => d.customerErasure.findOpenMatters(tx, ctx, a.customerId)),
    'customer-erasure.eraseCustomerRows': () =>
      own((tx) =>
        d.customerErasure.eraseCustomerRows(tx, ctx, {
          id: a.customerId,
          name: 'x',
          email: 'x',
          erasedAt: null,
        }),
      ),
    'customers.listCustomers': async () => {
      await d.customers.listCustomers(ctx, { search: '', cursor: null, limit: 100 });
      for (const search of ['customer 17', 'customer-17@example.com', '900123', 'zoë'])
        await d.customers.listCustomers(ctx, { search, cursor: null, limit: 100 });
    },
    'customers.readCustomer': () => d.customers.readCustomer(ctx, a.customerId),
    'customers.lockCustomerValues': () => own((tx) => d.customers.lockCustomerValues(tx, ctx, a.customerId)),
    'customers.writeCustomer': () =>
      own((tx) => d.customers.writeCustomer(tx, ctx, { id: a.customerId, name: 'x', phone: '', notes: '' })),
    'demo-access.holdsDemoAccess': () => d.demoAccess.holdsDemoAccess(),
    'disputes.addDispute': () =>
      own((tx) =>
        d.disputes.addDispute(tx, ctx, {
          id: v7(),
          bookingId: a.bookingId,
          paymentId: a.paymentId,
          stripeDisputeId: v7(),
          amountCents: 1,
          takenCents: 1,
          keptCents: 0,
          currency: 'GBP',
          reason: '',
          status: 'OPEN',
          openedAt: new Date(at),
          closedAt: null,
        }),
      ),
    'disputes.updateDispute': () =>
      own((tx) =>
        d.disputes.updateDispute(tx, ctx, a.disputeId, {
          status: 'WON',
          amountCents: 1,
          takenCents: 0,
          keptCents: 0,
          closedAt: new Date(at),
        }),
      ),
    'health.databaseState': () => d.health.databaseState(5_000),
    'idempotency.findIdempotencyEntry': () => d.idempotency.findIdempotencyEntry(ctx, 'key-10'),
    'idempotency.startIdempotencyEntry': () =>
      d.idempotency.startIdempotencyEntry(ctx, { ...lock, key: v7(), requestHash: 'x' }),
    'idempotency.resumeIdempotencyEntry': () =>
      d.idempotency.resumeIdempotencyEntry(ctx, 'key-10', new Date(at)),
    'idempotency.keepIdempotencyAlive': () => d.idempotency.keepIdempotencyAlive(ctx, lock),
    'idempotency.keepIdempotentAnswer': () => d.idempotency.keepIdempotentAnswer(ctx, lock, 200, {}),
    'idempotency.markIdempotentWork': () =>
      own((tx) => d.idempotency.markIdempotentWork(tx, ctx, lock, a.bookingId)),
    'idempotency.dropIdempotencyEntry': () => d.idempotency.dropIdempotencyEntry(ctx, lock),
    'idempotency.releaseIdempotencyEntry': () => d.idempotency.releaseIdempotencyEntry(ctx, lock),
    'impersonations.findImpersonation': () => d.impersonations.findImpersonation(v7(), a.userId, at),
    'impersonations.addImpersonation': () =>
      asSystem((tx) =>
        d.impersonations.addImpersonation(tx, ctx, {
          operatorId: a.userId,
          reason: 'x',
          createdAt: new Date(at),
          expiresAt: new Date(at + 1000),
        }),
      ),
    'impersonations.closeImpersonation': () =>
      asSystem((tx) => d.impersonations.closeImpersonation(tx, ctx, { id: v7(), operatorId: a.userId })),
    'platform-tenants.findTenantById': () => asSystem((tx) => d.platformTenants.findTenantById(tx, ctx)),
    'jobs.addJobs': () =>
      own((tx) =>
        d.jobs.addJobs(tx, ctx.tenantId, [d.jobs.newJob('refresh_account', { accountId: 'acct_x' })]),
      ),
    'jobs.leaseJob': () => d.jobs.leaseJob(a.jobId, 30, 5),
    'jobs.dueJobs': () => d.jobs.dueJobs(50, 60),
    'jobs.markPublished': () => d.jobs.markPublished([a.jobId]),
    'jobs.extendLease': () => d.jobs.extendLease({ id: a.jobId, attempts: 1 }, 30),
    'jobs.finishJob': () => d.jobs.finishJob({ id: a.jobId, attempts: 1 }),
    'jobs.failJob': () => d.jobs.failJob({ id: a.jobId, attempts: 1 }, 'x', null),
    'jobs.addSystemJob': () => d.jobs.addSystemJob('refresh_account', { accountId: 'acct_x' }),
    'webhook-events.noteOutcome': () => d.webhookEvents.noteOutcome(v7(), 'x'),
    'webhook-events.addRefusals': () => d.webhookEvents.addRefusals('stripe', 1, 'wrong', new Date(at)),
    'jobs.listAwaited': () => d.jobs.listAwaited(),
    'jobs.reviveWaiting': () => d.jobs.reviveWaiting('postmark', 50),
    'mail-delivery.mayMailOthers': () => d.mailDelivery.mayMailOthers(ctx),
    'mail-delivery.officeMailsSince': () => d.mailDelivery.officeMailsSince(ctx, new Date(at)),
    'mail-delivery.heldMails': () => asSystem((tx) => d.mailDelivery.heldMails(tx, a.userId)),
    'mail-delivery.readMail': () => d.mailDelivery.readMail(ctx, a.mailId),
    'mail-delivery.markMail': () =>
      d.mailDelivery.markMail(ctx, a.mailId, { status: 'FAILED', failure: 'x' }),
    'mail-delivery.memberAddresses': () => d.mailDelivery.memberAddresses(ctx),
    'mail-delivery.readHeardTopics': () => d.mailDelivery.readHeardTopics(ctx, a.userId),
    'mail-delivery.writeHeardTopics': () => d.mailDelivery.writeHeardTopics(ctx, a.userId, ['PAID']),
    'mails.addMails': () =>
      own((tx) => d.mails.addMails(tx, ctx, [{ kind: 'reminder', bookingId: a.bookingId, recipient: 'x' }])),
    'members.listMembers': () => d.members.listMembers(ctx),
    'members.activeOwnerUsers': () => asSystem((tx) => d.members.activeOwnerUsers(tx, ctx.tenantId)),
    'members.findMember': () => own((tx) => d.members.findMember(tx, ctx, a.memberId)),
    'members.findMemberByUser': () => own((tx) => d.members.findMemberByUser(tx, ctx, a.userId)),
    'members.lockActiveOwners': () => asSystem((tx) => d.members.lockActiveOwners(tx, ctx)),
    'members.writeMember': () =>
      asSystem((tx) => d.members.writeMember(tx, ctx, a.memberId, { role: 'ADMIN' })),
    'members.addMember': () =>
      asSystem((tx) => d.members.addMember(tx, ctx.tenantId, a.otherUserId, 'STAFF')),
    'memberships.tenantName': () => asSystem((tx) => d.memberships.tenantName(tx, ctx.tenantId)),
    'new-business.takenSlugs': () => asSystem((tx) => d.newBusiness.takenSlugs(tx, 'serene')),
    'new-business.openBusiness': () =>
      asSystem((tx) =>
        d.newBusiness.openBusiness(
          tx,
          { ...serene, tenant: { ...serene.tenant, slug: v7(), stripeAccountId: v7() } },
          { id: a.userId, name: 'x' },
          { kind: 'PUBLISHABLE', keyHash: v7(), hint: 'x', publicKey: v7() },
        ),
      ),
    'link-requests.bookingsToLink': () =>
      own((tx) => d.linkRequests.bookingsToLink(tx, ctx, 'customer-1@example.com', new Date(at))),
    'operator-log.addOperatorEntry': () =>
      asSystem((tx) =>
        d.operatorLog.addOperatorEntry(tx, { id: a.userId, name: 'x' }, { action: 'x', subject: 'x' }),
      ),
    'operator-log.listOperatorEntries': () => d.operatorLog.listOperatorEntries(100),
    'owed-money.listPastBalanceDate': () => d.owedMoney.listPastBalanceDate(ctx, day),
    'owed-money.listOpenDisputes': () => d.owedMoney.listOpenDisputes(ctx),
    'personal-data-sweep.findForgottenCustomers': () => d.personalDataSweep.findForgottenCustomers(6, 100),
    'personal-data-sweep.removeOldMails': () => d.personalDataSweep.removeOldMails(24, 100),
    'personal-data-sweep.forgetVisitors': () => d.personalDataSweep.forgetVisitors(2, 100),
    'platform-health.readPlatformHealth': () => d.platformHealth.readPlatformHealth(),
    'platform-inbox.listEvents': () =>
      d.platformInbox.listEvents({ search: '', state: null, after: null, limit: 100 }),
    'platform-inbox.readEventPayload': () => d.platformInbox.readEventPayload(a.eventId),
    'platform-outbox.listJobs': () =>
      d.platformOutbox.listJobs({ status: 'DEAD', name: '', after: null, limit: 100 }),
    'platform-outbox.discardJob': () => asSystem((tx) => d.platformOutbox.discardJob(tx, a.jobId, 'x')),
    'platform-outbox.reviveJobs': () => asSystem((tx) => d.platformOutbox.reviveJobs(tx, null, 100)),
    'platform-tenants.listTenants': () =>
      d.platformTenants.listTenants({ search: 'spa', status: null, after: null, limit: 100 }),
    'platform-tenants.lockTenant': () => own((tx) => d.platformTenants.lockTenant(tx, ctx)),
    'platform-tenants.writeTenant': () =>
      asSystem((tx) => d.platformTenants.writeTenant(tx, ctx, { commissionBps: 250 })),
    'packages.listPackages': () => d.packages.listPackages(ctx),
    'packages.packagesForOffice': () => own((tx) => d.packages.packagesForOffice(tx, ctx, a.packageId)),
    'package-slugs.findSlugOwner': () => own((tx) => d.packageSlugs.findSlugOwner(tx, ctx, 'old-1')),
    'packages.hasStandingBookings': () =>
      own((tx) => d.packages.hasStandingBookings(tx, ctx, { packageId: a.packageId })),
    'packages.findPackage': () => own((tx) => d.packages.findPackage(tx, ctx, a.packageId)),
    'packages.writePackage': () =>
      own((tx) =>
        d.packages.writePackage(tx, ctx, {
          ...blankPackage,
          id: a.packageId,
          name: 'x',
          slug: 'x',
          serviceId: a.serviceId,
          priceCents: 1,
          bookingType: 'TIMESLOT',
        }),
      ),
    'package-slugs.keepOldSlug': () =>
      own((tx) => d.packageSlugs.keepOldSlug(tx, ctx, { packageId: a.packageId, from: 'a', to: 'b' })),
    'packages.findPackageOfMoreSeats': () =>
      own((tx) => d.packages.findPackageOfMoreSeats(tx, ctx, a.serviceId, 3)),
    'package-slugs.findPackageByOldSlug': () => d.packageSlugs.findPackageByOldSlug(ctx, 'old-1'),
    'packages.setPackageActive': () => own((tx) => d.packages.setPackageActive(tx, ctx, a.packageId, true)),
    'packages.orderPackages': () => own((tx) => d.packages.orderPackages(tx, ctx, [a.packageId])),
    'packages.deletePackage': () => own((tx) => d.packages.deletePackage(tx, ctx, a.packageId)),
    'packages.pricesOf': () => own((tx) => d.packages.pricesOf(tx, ctx, [a.packageId])),
    'packages.pricesOnSale': () => own((tx) => d.packages.pricesOnSale(tx, ctx)),
    'payments.addPayment': () =>
      own((tx) =>
        d.payments.addPayment(tx, ctx, {
          id: v7(),
          bookingId: a.bookingId,
          checkoutId: null,
          purpose: 'FULL',
          method: 'CASH',
          ...money,
          stripePaymentIntentId: null,
          note: '',
          recordedById: null,
          paidAt: new Date(at),
        }),
      ),
    'payments.beginLook': () => d.payments.beginLook(ctx, a.paymentId),
    'payments.applyLook': () => own((tx) => d.payments.applyLook(tx, ctx, a.paymentId, 1)),
    'payments.readPaymentToSettle': () => d.payments.readPaymentToSettle(ctx, a.paymentId),
    'payments.noteRefusedMove': () => d.payments.noteRefusedMove(ctx, a.paymentId),
    'payments.findPaymentOwner': () => d.payments.findPaymentOwner('pi_x'),
    'payments.saveStripeCustomer': () =>
      own((tx) => d.payments.saveStripeCustomer(tx, ctx, a.customerId, 'cus_x')),
    'policies.readPolicy': () => d.policies.readPolicy(ctx),
    'policies.findPolicy': () => own((tx) => d.policies.findPolicy(tx, ctx)),
    'policies.writePolicy': () => own((tx) => d.policies.writePolicy(tx, ctx, policy)),
    'queue-health.readQueueHealth': () => d.queueHealth.readQueueHealth(),
    'quota-claims.readUpcomingOfService': () =>
      own((tx) => d.quotaClaims.readUpcomingOfService(tx, ctx, a.serviceId)),
    'quota-claims.removeQuotaClaims': () =>
      own((tx) => d.quotaClaims.removeQuotaClaims(tx, ctx, a.resourceId, [a.bookingId])),
    'quota-claims.addQuotaClaims': () =>
      own((tx) => d.quotaClaims.addQuotaClaims(tx, ctx, [{ ...seat, seat: 0, expiresAt: null }])),
    'refunds.addRefund': () =>
      own((tx) =>
        d.refunds.addRefund(tx, ctx, {
          id: v7(),
          bookingId: a.bookingId,
          paymentId: a.paymentId,
          ...money,
          reason: 'GOODWILL',
          note: '',
          status: 'PENDING',
          stripeRefundId: null,
          requestedById: null,
          settledAt: null,
        }),
      ),
    'refunds.updateRefund': () => own((tx) => d.refunds.updateRefund(tx, ctx, a.refundId, { failure: 'x' })),
    'refunds.readRefundToSend': () => d.refunds.readRefundToSend(ctx, a.refundId),
    'refunds.listOwedRefunds': () => d.refunds.listOwedRefunds(ctx),
    'resources.listResources': () => d.resources.listResources(ctx),
    'resources.resourcesForOffice': () => own((tx) => d.resources.resourcesForOffice(tx, ctx, a.resourceId)),
    'resources.findResource': () => own((tx) => d.resources.findResource(tx, ctx, a.resourceId)),
    'resources.countResources': () => own((tx) => d.resources.countResources(tx, ctx, [a.resourceId])),
    'retention.removeOutdated': () => d.retention.removeOutdated(Date.now() + 60_000),
    'resources.mailedPeople': () => own((tx) => d.resources.mailedPeople(tx, ctx, [a.resourceId])),
    'resources.slugIsFree': () => own((tx) => d.resources.slugIsFree(tx, ctx, 'amara')),
    'resources.writeResource': () =>
      own((tx) =>
        d.resources.writeResource(tx, ctx, {
          id: a.resourceId,
          name: 'x',
          kind: 'PERSON',
          title: '',
          bio: '',
          image: '',
          email: '',
          scheduleId: a.scheduleId,
          active: true,
          slug: 'x',
        }),
      ),
    'resources.createQuotaResource': () => own((tx) => d.resources.createQuotaResource(tx, ctx, 'x', v7())),
    'schedules.listSchedules': () => d.schedules.listSchedules(ctx, day),
    'schedules.readWeek': () => own((tx) => d.schedules.readWeek(tx, ctx, a.scheduleId)),
    'schedules.findSchedule': () => own((tx) => d.schedules.findSchedule(tx, ctx, a.scheduleId)),
    'schedules.firstSchedule': () => own((tx) => d.schedules.firstSchedule(tx, ctx)),
    'schedules.writeSchedule': () =>
      own((tx) =>
        d.schedules.writeSchedule(
          tx,
          ctx,
          { id: a.scheduleId, name: 'x', days: [[], [], [], [], [], [], []] },
          'Europe/London',
        ),
      ),
    'schedules.deleteSchedule': () => own((tx) => d.schedules.deleteSchedule(tx, ctx, a.scheduleId)),
    'schedules.findOverride': () =>
      own((tx) => d.schedules.findOverride(tx, ctx, { scheduleId: a.scheduleId, date: '2027-01-01' })),
    'schedules.writeOverride': () =>
      own((tx) => d.schedules.writeOverride(tx, ctx, { scheduleId: a.scheduleId, date: day, periods: [] })),
    'schedules.deleteOverride': () =>
      own((tx) => d.schedules.deleteOverride(tx, ctx, { scheduleId: a.scheduleId, date: day })),
    'schedules.moveSchedulesToZone': () =>
      own((tx) => d.schedules.moveSchedulesToZone(tx, ctx, 'Europe/London', 'Europe/London')),
    'segments.listSegments': () => d.segments.listSegments(ctx),
    'segments.segmentsForOffice': () => own((tx) => d.segments.segmentsForOffice(tx, ctx, a.segmentId)),
    'segments.findSegment': () => own((tx) => d.segments.findSegment(tx, ctx, a.segmentId)),
    'segments.findSegmentBySlug': () => own((tx) => d.segments.findSegmentBySlug(tx, ctx, 'treatments')),
    'segments.writeSegment': () =>
      own((tx) =>
        d.segments.writeSegment(tx, ctx, {
          id: a.segmentId,
          name: 'x',
          slug: 'x',
          description: '',
          image: '',
          active: true,
        }),
      ),
    'segments.deleteSegment': () => own((tx) => d.segments.deleteSegment(tx, ctx, a.segmentId)),
    'services.listServices': () => d.services.listServices(ctx),
    'services.servicesForOffice': () => own((tx) => d.services.servicesForOffice(tx, ctx, a.serviceId)),
    'services.findService': () => own((tx) => d.services.findService(tx, ctx, a.serviceId)),
    'services.writeService': () =>
      own((tx) =>
        d.services.writeService(
          tx,
          ctx,
          {
            id: a.serviceId,
            name: 'x',
            takes: 'MINUTES',
            duration: 60,
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
            active: true,
            groups: [
              {
                id: null,
                name: 'x',
                choosable: false,
                assignment: 'LEAST_BUSY',
                resourceIds: [a.resourceId],
              },
            ],
          },
          null,
        ),
      ),
    'services.deleteService': () => own((tx) => d.services.deleteService(tx, ctx, a.serviceId)),
    'sites.readSite': () => d.sites.readSite(ctx),
    'sites.findSite': () => own((tx) => d.sites.findSite(tx, ctx)),
    'sites.writeSite': () =>
      own((tx) => d.sites.writeSite(tx, ctx, { ...site, mapUrl: '', published: true })),
    'standing.readStanding': async () => {
      await d.standing.readStanding(ctx, { resourceIds: null, from: day, to: day });
      await d.standing.readStanding(ctx, { resourceIds: [a.resourceId], from: null, to: null });
      await d.standing.readStanding(ctx, { resourceIds: null, serviceId: a.serviceId, from: null, to: null });
    },
    'due-bookings.findOverdueHolds': () => d.sweep.findOverdueHolds(0, 100),
    'due-bookings.findStaleCheckouts': () => d.sweep.findStaleCheckouts(0, 100),
    'due-bookings.findOver': () => d.sweep.findOver(100),
    'due-bookings.findDueReminders': () => d.sweep.findDueReminders(100, null, mailTime),
    'due-bookings.findDueBalances': () =>
      d.sweep.findDueBalances({ aheadDays: 7, againAfterDays: 7, cancelAfterDays: 3 }, 100, null, mailTime),
    'tenants.raiseCatalogueVersion': () => own((tx) => d.tenants.raiseCatalogueVersion(tx, ctx)),
    'tenants.readTenantUnits': () => own((tx) => d.tenants.readTenantUnits(tx, ctx)),
    'tenants.readTenantClock': () => d.tenants.readTenantClock(ctx),
    'tenants.readBusiness': () => d.tenants.readBusiness(ctx),
    'tenants.lockBusiness': () => own((tx) => d.tenants.lockBusiness(tx, ctx)),
    'tenants.writeBusiness': () => own((tx) => d.tenants.writeBusiness(tx, ctx, { taxName: 'x' })),
    'tokens.addToken': () =>
      asSystem((tx) =>
        d.tokens.addToken(tx, {
          id: v7(),
          kind: 'INVITATION',
          tokenHash: v7(),
          tenantId: ctx.tenantId,
          userId: null,
          email: 'guest-1@example.com',
          role: 'STAFF',
          expiresAt: new Date(at),
        }),
      ),
    'tokens.findToken': () => asSystem((tx) => d.tokens.findToken(tx, 'INVITATION', 'x', at)),
    'tokens.spendToken': () => asSystem((tx) => d.tokens.spendToken(tx, v7())),
    'tokens.readInvitations': () => d.tokens.readInvitations(ctx, at),
    'tokens.withdrawInvitation': () => asSystem((tx) => d.tokens.withdrawInvitation(tx, ctx.tenantId, v7())),
    'tokens.readOpenToken': () => asSystem((tx) => d.tokens.readOpenToken(tx, v7(), at)),
    'tokens.endResetLinks': () => asSystem((tx) => d.tokens.endResetLinks(tx, a.userId)),
    'tokens.withdrawInvitationsOf': () =>
      asSystem((tx) => d.tokens.withdrawInvitationsOf(tx, ctx.tenantId, a.userId)),
    'tokens.mailedSince': () =>
      asSystem((tx) =>
        d.tokens.mailedSince(
          tx,
          { kind: 'PASSWORD_RESET', email: 'owner-1@example.com', tenantId: null },
          new Date(at),
        ),
      ),
    'tokens.countOpenLinks': () =>
      asSystem((tx) =>
        d.tokens.countOpenLinks(
          tx,
          { kind: 'PASSWORD_RESET', email: 'owner-1@example.com', tenantId: null },
          at,
        ),
      ),
    'tokens.endProofLinks': () => asSystem((tx) => d.tokens.endProofLinks(tx, a.userId)),
    'tokens.withdrawEveryInvitationOf': () =>
      asSystem((tx) => d.tokens.withdrawEveryInvitationOf(tx, a.userId)),
    'tokens.invitationsSince': () =>
      asSystem((tx) => d.tokens.invitationsSince(tx, 'guest-1@example.com', new Date(at))),
    'sessions.addSession': () =>
      asSystem((tx) => d.sessions.addSession(tx, { userId: a.userId, version: 1, device: 'x' })),
    'sessions.renewSession': () => asSystem((tx) => d.sessions.renewSession(tx, a.userId, v7(), 1)),
    'sessions.markConfirmed': () => d.sessions.markConfirmed(a.userId, v7()),
    'sessions.endSessionRow': () => asSystem((tx) => d.sessions.endSessionRow(tx, a.userId, v7())),
    'sessions.endSessionsBut': () => asSystem((tx) => d.sessions.endSessionsBut(tx, a.userId, v7())),
    'sessions.listSessions': () => d.sessions.listSessions(a.userId),
    'sessions.noteDevice': () => asSystem((tx) => d.sessions.noteDevice(tx, a.userId, 'x')),
    'sessions.forgetDevices': () => asSystem((tx) => d.sessions.forgetDevices(tx, a.userId)),
    'users.findPersonInSession': () => d.users.findPersonInSession(a.userId, v7()),
    'users.lockUser': () => asSystem((tx) => d.users.lockUser(tx, a.userId)),
    'users.proveEmail': () => asSystem((tx) => d.users.proveEmail(tx, a.userId)),
    'users.isOperator': () => asSystem((tx) => d.users.isOperator(tx, a.userId)),
    'users.findUserForSignIn': () => d.users.findUserForSignIn('owner-1@example.com'),
    'users.findSessionUser': () => d.users.findSessionUser(a.userId),
    'users.findUserByEmail': () => asSystem((tx) => d.users.findUserByEmail(tx, 'owner-1@example.com')),
    'users.readUser': () => d.users.readUser(a.userId),
    'users.setPassword': () => asSystem((tx) => d.users.setPassword(tx, a.userId, 'x')),
    'users.raiseSessionVersion': () => asSystem((tx) => d.users.raiseSessionVersion(tx, a.userId)),
    'second-factor.readSecondFactor': () => asSystem((tx) => d.secondFactor.readSecondFactor(tx, a.userId)),
    'second-factor.keepUnconfirmed': () =>
      asSystem((tx) => d.secondFactor.keepUnconfirmed(tx, a.userId, 'x')),
    'second-factor.confirmSecondFactor': () =>
      asSystem((tx) => d.secondFactor.confirmSecondFactor(tx, a.userId, 'x', 1)),
    'second-factor.takeStep': () => asSystem((tx) => d.secondFactor.takeStep(tx, a.userId, 2, 'x')),
    'second-factor.removeSecondFactor': () =>
      asSystem((tx) => d.secondFactor.removeSecondFactor(tx, a.userId)),
    'second-factor.replaceRecoveryCodes': () =>
      asSystem((tx) => d.secondFactor.replaceRecoveryCodes(tx, a.userId, ['x'])),
    'second-factor.spendRecoveryCode': () =>
      asSystem((tx) => d.secondFactor.spendRecoveryCode(tx, a.userId, 'x')),
    'users.lockAdmitted': () =>
      asSystem((tx) => d.users.lockAdmitted(tx, { id: a.userId, sessionVersion: 1 })),
    'users.isEmailProven': () => asSystem((tx) => d.users.isEmailProven(tx, a.userId)),
    'sessions.isKnownDevice': () => d.sessions.isKnownDevice(a.userId, 'x'),
    'users.createUser': () =>
      asSystem((tx) =>
        d.users.createUser(tx, {
          email: `${v7()}@example.com`,
          name: 'x',
          passwordHash: 'x',
          emailProvenAt: null,
        }),
      ),
    'webhook-events.storeEvent': () =>
      d.webhookEvents.storeEvent('stripe', {
        id: v7(),
        type: 'x',
        account: null,
        occurredAt: at,
        payload: {},
      }),
    'webhook-events.readEvent': () => d.webhookEvents.readEvent(a.eventId),
    'webhook-events.markProcessed': () => d.webhookEvents.markProcessed(a.eventId, 'x'),
    'zone-change.keepOthersInZone': () =>
      own((tx) => d.zoneChange.keepOthersInZone(tx, ctx, 'Europe/London', [a.bookingId])),
    'zone-change.hasAnyBooking': () => own((tx) => d.zoneChange.hasAnyBooking(tx, ctx)),
    'zone-change.readBookingsToMove': () => own((tx) => d.zoneChange.readBookingsToMove(tx, ctx, Date.now())),
    'zone-change.replaceClaims': () =>
      own((tx) =>
        d.zoneChange.replaceClaims(tx, ctx, [
          { ...seat, id: v7(), quota: false, seatFrom: 0, seatTo: null, expiresAt: null, forMove: false },
        ]),
      ),
    'zone-change.writeBookingTimes': () =>
      own((tx) =>
        d.zoneChange.writeBookingTimes(tx, ctx, {
          id: a.bookingId,
          date: day,
          endDate: day,
          start: at,
          end: at + 1,
        }),
      ),
  };
}

/** Imported late: the configuration must stand first. */
async function modules() {
  return {
    accountEvents: await import('@/lib/data/people/account-events'),
    addOns: await import('@/lib/data/catalogue/add-ons'),
    apiKeys: await import('@/lib/data/people/api-keys'),
    audit: await import('@/lib/data/tenants/audit'),
    blackouts: await import('@/lib/data/catalogue/blackouts'),
    blueprints: await import('@/lib/data/catalogue/blueprints'),
    bookingWrite: await import('@/lib/data/bookings/booking-write'),
    bookings: await import('@/lib/data/bookings/bookings'),
    catalogue: await import('@/lib/data/catalogue/catalogue'),
    checklist: await import('@/lib/data/tenants/checklist'),
    checkouts: await import('@/lib/data/money/checkouts'),
    claims: await import('@/lib/data/bookings/claims'),
    connect: await import('@/lib/data/money/stripe-accounts'),
    customerErasure: await import('@/lib/data/people/customer-erasure'),
    customers: await import('@/lib/data/people/customers'),
    demoAccess: await import('@/lib/data/platform/demo-access'),
    disputes: await import('@/lib/data/money/disputes'),
    health: await import('@/lib/data/connection/health'),
    idempotency: await import('@/lib/data/bookings/idempotency'),
    impersonations: await import('@/lib/data/platform/impersonations'),
    jobs: await import('@/lib/data/outbox/jobs'),
    mailDelivery: await import('@/lib/data/outbox/mail-delivery'),
    mails: await import('@/lib/data/outbox/mails'),
    members: await import('@/lib/data/people/members'),
    memberships: await import('@/lib/data/people/memberships'),
    newBusiness: await import('@/lib/data/tenants/new-business'),
    linkRequests: await import('@/lib/data/bookings/link-requests'),
    operatorLog: await import('@/lib/data/platform/operator-log'),
    owedMoney: await import('@/lib/data/money/owed-money'),
    personalDataSweep: await import('@/lib/data/people/personal-data-sweep'),
    platformHealth: await import('@/lib/data/platform/platform-health'),
    platformInbox: await import('@/lib/data/platform/platform-inbox'),
    platformOutbox: await import('@/lib/data/platform/platform-outbox'),
    platformTenants: await import('@/lib/data/platform/platform-tenants'),
    packageSlugs: await import('@/lib/data/catalogue/package-slugs'),
    packages: await import('@/lib/data/catalogue/packages'),
    payments: await import('@/lib/data/money/payments'),
    policies: await import('@/lib/data/catalogue/policies'),
    quotaClaims: await import('@/lib/data/bookings/quota-claims'),
    refunds: await import('@/lib/data/money/refunds'),
    secondFactor: await import('@/lib/data/people/second-factor'),
    resources: await import('@/lib/data/catalogue/resources'),
    schedules: await import('@/lib/data/catalogue/schedules'),
    segments: await import('@/lib/data/catalogue/segments'),
    services: await import('@/lib/data/catalogue/services'),
    sites: await import('@/lib/data/catalogue/sites'),
    queueHealth: await import('@/lib/data/outbox/queue-health'),
    busiest: await import('@/lib/data/catalogue/busiest'),
    retention: await import('@/lib/data/outbox/retention'),
    standing: await import('@/lib/data/bookings/standing'),
    sweep: await import('@/lib/data/bookings/due-bookings'),
    sessions: await import('@/lib/data/people/sessions'),
    tenants: await import('@/lib/data/tenants/tenants'),
    tokens: await import('@/lib/data/people/tokens'),
    users: await import('@/lib/data/people/users'),
    webhookEvents: await import('@/lib/data/outbox/webhook-events'),
    zoneChange: await import('@/lib/data/bookings/zone-change'),
  };
}
