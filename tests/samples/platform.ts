import { v7 } from 'uuid';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, asSystem, own, at }: Ground): Promise<Samples> {
  const d = {
    demoAccess: await import('@/lib/data/platform/demo-access'),
    impersonations: await import('@/lib/data/platform/impersonations'),
    operatorLog: await import('@/lib/data/platform/operator-log'),
    platformHealth: await import('@/lib/data/platform/platform-health'),
    platformInbox: await import('@/lib/data/platform/platform-inbox'),
    platformOutbox: await import('@/lib/data/platform/platform-outbox'),
    platformTenants: await import('@/lib/data/platform/platform-tenants'),
  };
  return {
    'demo-access.holdsDemoAccess': () => d.demoAccess.holdsDemoAccess(),
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
    'operator-log.addOperatorEntry': () =>
      asSystem((tx) =>
        d.operatorLog.addOperatorEntry(tx, { id: a.userId, name: 'x' }, { action: 'x', subject: 'x' }),
      ),
    'operator-log.listOperatorEntries': () => d.operatorLog.listOperatorEntries(100),
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
  };
}
