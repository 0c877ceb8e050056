import { z } from 'zod';
import { isTaken } from '@/lib/data/connection/taken';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asSystem } from '@/lib/data/connection/transaction';
import { lockAddresses, writeAddress } from '@/lib/data/tenants/addresses';
import { addAudit } from '@/lib/data/tenants/audit';
import { type AddressInput, addressInput } from '@/lib/domain/editing/address-input';
import { type EditResult, notAllowed, notFound } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { operation } from '@/lib/usecases/operation';

/** Each stays the business's for ever, so nobody may collect them. */
const most = 10;

export const changeAddress = operation({
  name: 'business.change_address',
  can: 'settings:edit',
  effect: 'write',
  input: addressInput,
  output: z.object({ slug: z.string(), all: z.array(z.string()) }),
  describe: 'Moves the site to another address; every former one leads there for ever.',
  run: change,
});

/**
 * An address that another business has or had is refused; one of the business's own it may have again. `all`: every address
 * whose cached pages now lead elsewhere.
 */
async function change(
  ctx: TenantContext,
  { slug }: AddressInput,
): Promise<EditResult<{ slug: string; all: string[] }>> {
  try {
    return await asSystem(async (tx): Promise<EditResult<{ slug: string; all: string[] }>> => {
      const known = await lockAddresses(tx, ctx);
      if (!known) return notFound('business');
      const { present, all } = known;
      if (slug === present) return { ok: true, slug, all };
      if (!all.includes(slug) && all.length >= most)
        return notAllowed(
          `Your site has had ${most} addresses, and each of them leads to it. You can go back to any of them: ${all.join(', ')}.`,
        );
      await writeAddress(tx, ctx, slug);
      await addAudit(tx, ctx, {
        action: 'business.address_changed',
        subjectId: ctx.tenantId,
        before: { slug: present },
        after: { slug },
      });
      return { ok: true, slug, all: [...new Set([...all, slug])] };
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return refuseField('slug', 'Another business has this address, or had it. Please choose another.');
  }
}
