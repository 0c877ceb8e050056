import { z } from 'zod';
import type { SessionUser } from '@/lib/data/people/users';
import { listOperatorEntries as queryEntries } from '@/lib/data/platform/operator-log';
import { readPlatformHealth } from '@/lib/data/platform/platform-health';
import {
  listEvents as queryEvents,
  readEventPayload as queryPayload,
} from '@/lib/data/platform/platform-inbox';
import { listJobs as queryJobs } from '@/lib/data/platform/platform-outbox';
import { listTenants as queryTenants } from '@/lib/data/platform/platform-tenants';
import { idField } from '@/lib/domain/editing/fields';
import { nothing } from '@/lib/usecases/answers';
import { operatorOperation } from '@/lib/usecases/operation';
import { figures } from './answers';

/** Pagination: one row more than `limit` shows that there is another page. */
const page = { after: idField.nullable(), limit: z.number().int().min(1).max(100) };
const search = z.string().max(100);
const tenantStatus = z.enum(['ACTIVE', 'SUSPENDED']);
const jobStatus = z.enum(['READY', 'RUNNING', 'DONE', 'DEAD']);

const tenantFilter = z.strictObject({ search, status: tenantStatus.nullable(), ...page });

export const listTenants = operatorOperation({
  name: 'tenant.list',
  effect: 'read',
  input: tenantFilter,
  output: z.array(
    z.object({
      id: idField,
      slug: z.string(),
      name: z.string(),
      trade: z.string(),
      status: tenantStatus,
      suspendedReason: z.string().nullable(),
      timeZone: z.string(),
      currency: z.string(),
      country: z.string(),
      commissionBps: z.number(),
      chargesEnabled: z.boolean(),
      payoutsEnabled: z.boolean(),
      createdAt: z.number(),
      owners: z.array(z.object({ name: z.string(), email: z.string() })),
      bookings: z.number(),
    }),
  ),
  describe:
    'Lists the platform’s businesses, newest first, optionally by name, address or an owner’s e-mail.',
  run: (_: SessionUser, filter: z.output<typeof tenantFilter>) => queryTenants(filter),
});

const jobFilter = z.strictObject({ status: jobStatus, name: search, ...page });

export const listJobs = operatorOperation({
  name: 'job.list',
  effect: 'read',
  input: jobFilter,
  output: z.array(
    z.object({
      id: idField,
      name: z.string(),
      status: jobStatus,
      attempts: z.number(),
      maxAttempts: z.number(),
      lastError: z.string(),
      tenantName: z.string().nullable(),
      createdAt: z.number(),
      runAt: z.number(),
      finishedAt: z.number().nullable(),
    }),
  ),
  describe: 'Lists jobs, waiting, failed or done, newest first, of one name or all.',
  run: (_: SessionUser, filter: z.output<typeof jobFilter>) => queryJobs(filter),
});

const eventFilter = z.strictObject({ search, state: z.enum(['waiting', 'done']).nullable(), ...page });

export const listEvents = operatorOperation({
  name: 'event.list',
  effect: 'read',
  input: eventFilter,
  output: z.array(
    z.object({
      id: idField,
      vendor: z.string(),
      externalId: z.string(),
      type: z.string(),
      account: z.string().nullable(),
      outcome: z.string(),
      occurredAt: z.number(),
      receivedAt: z.number(),
      processedAt: z.number().nullable(),
    }),
  ),
  describe: 'Lists received webhooks, newest first, without their payloads.',
  run: (_: SessionUser, filter: z.output<typeof eventFilter>) => queryEvents(filter),
});

const oneEvent = z.strictObject({ id: idField });

export const readEventPayload = operatorOperation({
  name: 'event.read_payload',
  effect: 'read',
  input: oneEvent,
  output: z.object({ payload: z.string() }),
  describe: 'Reads the payload of a webhook as the vendor sent it.',
  run: async (_: SessionUser, { id }: z.output<typeof oneEvent>) => ({
    ok: true as const,
    payload: JSON.stringify(await queryPayload(id), null, 2),
  }),
});

const latest = z.strictObject({ limit: page.limit });

export const listOperatorEntries = operatorOperation({
  name: 'operator_log.list',
  effect: 'read',
  input: latest,
  output: z.array(
    z.object({
      id: idField,
      operatorName: z.string(),
      action: z.string(),
      subject: z.string(),
      createdAt: z.number(),
    }),
  ),
  describe: 'Lists the operators’ latest actions, newest first.',
  run: (_: SessionUser, { limit }: z.output<typeof latest>) => queryEntries(limit),
});

export const readFigures = operatorOperation({
  name: 'platform.read_figures',
  effect: 'read',
  input: nothing,
  output: figures,
  describe: 'Reads the platform’s key figures: businesses, bookings, jobs, webhooks, mails and refunds.',
  run: () => readPlatformHealth(),
});
