import { v7 } from 'uuid';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, asSystem, own, at }: Ground): Promise<Samples> {
  const d = {
    jobs: await import('@/lib/data/outbox/jobs'),
    mailDelivery: await import('@/lib/data/outbox/mail-delivery'),
    mails: await import('@/lib/data/outbox/mails'),
    queueHealth: await import('@/lib/data/outbox/queue-health'),
    retention: await import('@/lib/data/outbox/retention'),
    webhookEvents: await import('@/lib/data/outbox/webhook-events'),
  };
  return {
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
    'queue-health.readQueueHealth': () => d.queueHealth.readQueueHealth(),
    'retention.removeOutdated': () => d.retention.removeOutdated(Date.now() + 60_000),
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
  };
}
