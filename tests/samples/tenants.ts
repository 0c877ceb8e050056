import { v7 } from 'uuid';
import { serene } from '@/prisma/demo/serene';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, asSystem, own }: Ground): Promise<Samples> {
  const d = {
    audit: await import('@/lib/data/tenants/audit'),
    checklist: await import('@/lib/data/tenants/checklist'),
    newBusiness: await import('@/lib/data/tenants/new-business'),
    tenants: await import('@/lib/data/tenants/tenants'),
  };
  return {
    'audit.addAudit': () =>
      own((tx) => d.audit.addAudit(tx, ctx, { action: 'package.shown', subjectId: a.packageId })),
    'audit.addBookingAudit': () =>
      own((tx) => d.audit.addBookingAudit(tx, ctx, { action: 'booking.noted', bookingId: a.bookingId })),
    'audit.readFormerZones': () => d.audit.readFormerZones(ctx),
    'audit.listSecurityAudit': () => d.audit.listSecurityAudit(ctx, 100),
    'checklist.readChecklistRow': () => d.checklist.readChecklistRow(ctx),
    'checklist.noteSetUp': () => own((tx) => d.checklist.noteSetUp(tx, ctx, 'changedSite')),
    'checklist.writeTick': () => d.checklist.writeTick(ctx, 'x', true),
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
