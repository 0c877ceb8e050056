import { v7 } from 'uuid';
import { writeBlueprint } from '@/lib/data/catalogue/blueprints';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import { systemActor } from '@/lib/data/connection/tenant-context';
import { asSystem, type Tx } from '@/lib/data/connection/transaction';
import { localDateOf } from '@/lib/domain/time';
import { env } from '@/lib/env';
import { demoCodeKey } from '@/lib/http/auth/demo';
import { hashPassword } from '@/lib/integrations/crypto/password-hash';
import { secretBox } from '@/lib/integrations/crypto/secret-box';
import { keyRow } from '@/lib/usecases/api-keys/key-row';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { keyOf } from '@/lib/usecases/second-factor/check-code';
import { bella } from './demo/bella';
import { history } from './demo/history';
import { outback } from './demo/outback';
import { season } from './demo/season';
import { serene } from './demo/serene';
import { writeHistory } from './demo/write-history';

/**
 * `--full`: with a season around today, as `npm start` shows it. Without: the few bookings of `history`, which tests
 * begin from.
 */
const isFull = process.argv.includes('--full');

/** The demo tenants. Their keys and passwords are public, so they never stand beside a real vendor. */
const password = 'demo-Passw0rd';
const demo = [
  { blueprint: bella, key: 'bella', owner: 'Bella Moreau' },
  { blueprint: serene, key: 'serene', owner: 'Amara Okafor' },
  { blueprint: outback, key: 'outback', owner: 'Ruby Hart' },
];

async function seed(): Promise<void> {
  if (!env.DEMO || !env.STRIPE_API_URL || !env.POSTMARK_API_URL) {
    throw new Error(
      'The demo data is only for DEMO=1 with every vendor local: its keys and passwords are public.',
    );
  }
  const passwordHash = await hashPassword(password);
  await asSystem(async (tx) => {
    const operator = await tx.user.create({
      data: { email: 'operator@mais.test', name: 'Olive Operator', passwordHash, platformRole: 'OPERATOR' },
    });
    const key = secretBox().seal(demoCodeKey, keyOf(operator.id));
    await tx.secondFactor.create({ data: { userId: operator.id, key, confirmedAt: new Date() } });
  });
  const seedOne = async ({ blueprint, key, owner }: (typeof demo)[number]) => {
    const tenantId = await asSystem(async (tx) => {
      const id = await writeBlueprint(tx, blueprint);
      // They are set up: their owners have put the list away.
      await tx.tenant.update({ where: { id }, data: { checklist: { dismissed: true } } });
      await writeAccess(tx, id, { key, owner, email: `owner@${blueprint.tenant.slug}.test`, passwordHash });
      return id;
    });
    const ctx = mintTenantContext(tenantId, systemActor);
    const { slug, timeZone } = blueprint.tenant;
    const now = Date.now();
    const bookings = [
      ...(history[slug] ?? []),
      ...(isFull ? (season[slug]?.(localDateOf(now, timeZone)) ?? []) : []),
    ];
    await writeHistory(ctx, await getCatalogue(ctx), bookings, { now, owner, withMails: isFull });
  };
  await Promise.all(demo.map(seedOne));
}

async function writeAccess(
  tx: Tx,
  tenantId: string,
  access: { key: string; owner: string; email: string; passwordHash: string },
): Promise<void> {
  const userId = v7();
  await tx.user.create({
    data: { id: userId, email: access.email, name: access.owner, passwordHash: access.passwordHash },
  });
  await tx.member.create({ data: { tenantId, userId, role: 'OWNER' } });
  const keys = [
    { kind: 'PUBLISHABLE' as const, name: 'Website', text: `pk_demo_${access.key}` },
    { kind: 'SECRET' as const, name: 'Server', text: `sk_demo_${access.key}` },
  ];
  await tx.apiKey.createMany({
    data: keys.map(({ kind, name, text }) => ({
      tenantId,
      name,
      ...keyRow(kind, text),
    })),
  });
}

await seed().finally(disconnect);
