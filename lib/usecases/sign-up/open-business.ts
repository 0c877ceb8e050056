import { isTaken } from '@/lib/data/connection/taken';
import type { Tx } from '@/lib/data/connection/transaction';
import { openBusiness, takenSlugs } from '@/lib/data/tenants/new-business';
import { taxHabit } from '@/lib/domain/countries';
import type { NewBusinessInput } from '@/lib/domain/editing/sign-up-input';
import { slugify } from '@/lib/domain/ids';
import { isReserved } from '@/lib/domain/reserved-addresses';
import { makeBusiness } from '@/lib/domain/trades/make';
import { env } from '@/lib/env';
import { randomToken } from '@/lib/integrations/crypto/secret-token';
import { keyRow } from '../api-keys/key-row';

type Owner = { id: string; name: string; email: string };
export type OpenedBusiness = {
  tenantId: string;
  slug: string;
  publishableKey: string;
};

/**
 * Creates a business with sample content of the chosen trade and a slug made from its name ("clay-and-light-2" when
 * taken).
 */
export async function openBusinessFor(
  tx: Tx,
  input: NewBusinessInput,
  owner: Owner,
): Promise<OpenedBusiness> {
  const { businessName: name, trade, country, timeZone, currency } = input;
  const slug = await freeSlug(tx, slugify(name, trade.toLowerCase(), 50));
  const blueprint = makeBusiness(trade, {
    slug,
    name,
    ownerName: owner.name,
    email: owner.email,
    timeZone,
    currency,
    country,
    ...taxHabit(country),
  });
  const publishableKey = randomToken('pk_');
  const tenant = { ...blueprint.tenant, commissionBps: env.PLATFORM_COMMISSION_BPS };
  const tenantId = await openBusiness(
    tx,
    { ...blueprint, tenant },
    owner,
    keyRow('PUBLISHABLE', publishableKey),
  );
  return { tenantId, slug, publishableKey };
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const taken = await takenSlugs(tx, wanted);
  if (!taken.has(wanted) && !isReserved(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

/** Retries when a concurrent request took the same slug: the later one gets the next slug. */
export async function againIfTaken<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 10 || !isTaken(error)) throw error;
    }
  }
}
