import { v7 } from 'uuid';
import { serene } from '@/prisma/demo/serene';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, asSystem, own }: Ground): Promise<Samples> {
  const d = {
    addresses: await import('@/lib/data/tenants/addresses'),
    audit: await import('@/lib/data/tenants/audit'),
    goingLive: await import('@/lib/data/tenants/going-live'),
    guesses: await import('@/lib/data/tenants/guesses'),
    newBusiness: await import('@/lib/data/tenants/new-business'),
    tenants: await import('@/lib/data/tenants/tenants'),
  };
  return {
    'addresses.lockAddresses': () => asSystem((tx) => d.addresses.lockAddresses(tx, ctx)),
    'addresses.writeAddress': () => asSystem((tx) => d.addresses.writeAddress(tx, ctx, `moved-${v7()}`)),
    'audit.addAudit': () =>
      own((tx) => d.audit.addAudit(tx, ctx, { action: 'package.shown', subjectId: a.packageId })),
    'audit.addBookingAudit': () =>
      own((tx) => d.audit.addBookingAudit(tx, ctx, { action: 'booking.noted', bookingId: a.bookingId })),
    'audit.readFormerZones': () => d.audit.readFormerZones(ctx),
    'audit.listSecurityAudit': () => d.audit.listSecurityAudit(ctx, 100),
    'going-live.readSetUpRow': () => d.goingLive.readSetUpRow(ctx),
    'going-live.writeLive': () => asSystem((tx) => d.goingLive.writeLive(tx, ctx)),
    'going-live.writeTick': () => d.goingLive.writeTick(ctx, 'x', true),
    'guesses.addGuesses': () => own((tx) => d.guesses.addGuesses(tx, ctx, [`package:${a.packageId}`])),
    'guesses.dropGuesses': () => own((tx) => d.guesses.dropGuesses(tx, ctx, [`package:${a.packageId}`])),
    'guesses.listGuesses': () => d.guesses.listGuesses(ctx),
    'guesses.readGuessKeys': () => own((tx) => d.guesses.readGuessKeys(tx, ctx)),
    'guesses.markAllGuessed': () => asSystem((tx) => d.guesses.markAllGuessed(tx, ctx)),
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
    'tenants.raiseCatalogueVersion': () => own((tx) => d.tenants.raiseCatalogueVersion(tx, ctx)),
    'tenants.readTenantUnits': () => own((tx) => d.tenants.readTenantUnits(tx, ctx)),
    'tenants.readTenantClock': () => d.tenants.readTenantClock(ctx),
    'tenants.readBusiness': () => d.tenants.readBusiness(ctx),
    'tenants.lockBusiness': () => own((tx) => d.tenants.lockBusiness(tx, ctx)),
    'tenants.writeBusiness': () => own((tx) => d.tenants.writeBusiness(tx, ctx, { taxName: 'x' })),
  };
}
