import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { createTestDatabase, type TestDatabase } from '@/tests/support/database';

export type Business = {
  ctx: TenantContext;
  ownerId: string;
  ownerMemberId: string;
  scheduleId: string;
  resourceId: string;
  minutesServiceId: string;
  daysServiceId: string;
  packageId: string;
  addOnId: string;
  segmentId: string;
};

export type Office = { database: TestDatabase; owner: pg.Client; close(): Promise<void> };

/** An empty database that the app is connected to, and the owner's own connection to look into it. */
export async function openOffice(): Promise<Office> {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.DIRECT_DATABASE_URL = database.directUrl;
  process.env.LINK_SECRET ??= 'l'.repeat(40);
  process.env.NEXTAUTH_SECRET ??= 'n'.repeat(40);
  process.env.CRON_SECRET ??= 'c'.repeat(40);
  process.env.STRIPE_SECRET_KEY ??= 'sk_test_office';
  process.env.STRIPE_WEBHOOK_SECRET ??= 'whsec_office';
  process.env.STRIPE_CONNECT_WEBHOOK_SECRET ??= 'whsec_office_connect';
  process.env.QSTASH_TOKEN ??= 'token';
  process.env.QSTASH_CURRENT_SIGNING_KEY ??= 'current';
  process.env.QSTASH_NEXT_SIGNING_KEY ??= 'next';
  process.env.POSTMARK_SERVER_TOKEN ??= 'postmark';
  const owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  return {
    database,
    owner,
    close: async () => {
      await disconnect();
      await owner.end();
      await database.drop();
    },
  };
}

/** A small business with one of everything, written past the app. */
export async function makeBusiness({ owner }: Office, slug: string): Promise<Business> {
  const id = () => randomUUID();
  const [tenant, user, member, schedule, resource] = [id(), id(), id(), id(), id()];
  const [minutes, days, group, dayGroup, pack, addOn, segment] = [id(), id(), id(), id(), id(), id(), id()];
  const run = (sql: string, values: unknown[]) => owner.query(sql, values);
  await run(
    `INSERT INTO "Tenant" ("id","slug","name","trade","timeZone","currency","country","taxIncluded","updatedAt")
     VALUES ($1,$2,$2,'SALON','Europe/London','GBP','GB',true,now())`,
    [tenant, slug],
  );
  await run(
    `INSERT INTO "User" ("id","email","name","passwordHash","updatedAt") VALUES ($1,$2,'Olive Owner','x',now())`,
    [user, `olive@${slug}.test`],
  );
  await run(`INSERT INTO "Member" ("id","tenantId","userId","role") VALUES ($1,$2,$3,'OWNER')`, [
    member,
    tenant,
    user,
  ]);
  await run(
    `INSERT INTO "Schedule" ("id","tenantId","name","timeZone","updatedAt") VALUES ($1,$2,'Hours','Europe/London',now())`,
    [schedule, tenant],
  );
  await run(
    `INSERT INTO "ScheduleHours" ("id","tenantId","scheduleId","weekday","startMinute","endMinute") VALUES ($1,$2,$3,1,540,1020)`,
    [id(), tenant, schedule],
  );
  await run(
    `INSERT INTO "Resource" ("id","tenantId","slug","name","kind","scheduleId","updatedAt") VALUES ($1,$2,'ann','Ann','PERSON',$3,now())`,
    [resource, tenant, schedule],
  );
  await run(
    `INSERT INTO "Service" ("id","tenantId","name","durationMinutes","durationDays","updatedAt")
     VALUES ($1,$3,'An hour',60,NULL,now()), ($2,$3,'A day',NULL,1,now())`,
    [minutes, days, tenant],
  );
  await run(
    `INSERT INTO "ResourceGroup" ("id","tenantId","serviceId","name") VALUES ($1,$3,$4,'Person'), ($2,$3,$5,'Person')`,
    [group, dayGroup, tenant, minutes, days],
  );
  await run(`INSERT INTO "GroupResource" ("tenantId","groupId","resourceId") VALUES ($1,$2,$4), ($1,$3,$4)`, [
    tenant,
    group,
    dayGroup,
    resource,
  ]);
  await run(
    `INSERT INTO "Segment" ("id","tenantId","slug","name","updatedAt") VALUES ($1,$2,'people','People',now())`,
    [segment, tenant],
  );
  await run(
    `INSERT INTO "Package" ("id","tenantId","serviceId","segmentId","slug","name","bookingType","priceCents","updatedAt")
     VALUES ($1,$2,$3,$4,'massage','Massage','TIMESLOT',6000,now())`,
    [pack, tenant, minutes, segment],
  );
  await run(
    `INSERT INTO "AddOn" ("id","tenantId","slug","name","priceCents","updatedAt") VALUES ($1,$2,'oil','Oil',500,now())`,
    [addOn, tenant],
  );
  await run(`INSERT INTO "Policy" ("tenantId","updatedAt") VALUES ($1,now())`, [tenant]);
  return {
    ctx: mintTenantContext(tenant, { kind: 'MEMBER', id: user, name: 'Olive Owner', role: 'OWNER' }),
    ownerId: user,
    ownerMemberId: member,
    scheduleId: schedule,
    resourceId: resource,
    minutesServiceId: minutes,
    daysServiceId: days,
    packageId: pack,
    addOnId: addOn,
    segmentId: segment,
  };
}

export async function versionOf({ owner }: Office, business: Business): Promise<number> {
  const { rows } = await owner.query<{ v: number }>(
    'SELECT "catalogVersion" v FROM "Tenant" WHERE "id" = $1',
    [business.ctx.tenantId],
  );
  return rows[0]?.v ?? 0;
}

type StandingBooking = {
  type: 'DATE' | 'TIMESLOT';
  date: string;
  endDate?: string;
  start: string;
  end: string;
};

/** A confirmed booking that holds its resource, written past the app. */
export async function standingBooking(
  { owner }: Office,
  business: Business,
  booking: StandingBooking,
): Promise<{ id: string; reference: string }> {
  const { tenantId } = business.ctx;
  const [id, customer] = [randomUUID(), randomUUID()];
  const reference = id.slice(0, 8).toUpperCase();
  await owner.query(
    `INSERT INTO "Customer" ("id","tenantId","email","name") VALUES ($1,$2,$3,'Cara Customer')`,
    [customer, tenantId, `${id}@example.test`],
  );
  await owner.query(
    `INSERT INTO "Booking" ("id","tenantId","reference","packageId","serviceId","customerId","bookingType","status","source",
       "date","endDate","startTime","endTime","timeZone","contactName","contactEmail","currency","totalCents","dueNowCents",
       "balanceCents","quote","basket","policy","resourceIds")
     VALUES ($1,$2,$3,$4,$5,$6,$7,'CONFIRMED','SITE',$8,$9,$10,$11,'Europe/London','Cara Customer',$12,'GBP',6000,6000,0,'{}','{}','{}',$13)`,
    [
      id,
      tenantId,
      reference,
      business.packageId,
      booking.type === 'DATE' ? business.daysServiceId : business.minutesServiceId,
      customer,
      booking.type,
      booking.date,
      booking.endDate ?? booking.date,
      booking.start,
      booking.end,
      `${id}@example.test`,
      [business.resourceId],
    ],
  );
  await owner.query(
    `INSERT INTO "Claim" ("id","tenantId","bookingId","resourceId","seats","during","occurrence")
     VALUES ($1,$2,$3,$4,'[0,)',tstzrange($5,$6),$7)`,
    [randomUUID(), tenantId, id, business.resourceId, booking.start, booking.end, randomUUID()],
  );
  return { id, reference };
}
