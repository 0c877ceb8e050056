import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Permission } from '@/lib/domain/permissions';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { officeAction } from './office-action';
import type { Action, Outcome } from './run-action';

/** An office action that changes what the public site shows. Once it has answered, the site shows nothing older. */
export function catalogueAction<S extends z.ZodType, T>(
  options: { name: string; can: Permission; input: S },
  run: (ctx: TenantContext, input: z.output<S>) => Promise<Outcome<T>>,
): Action<[z.input<S>], S, T> {
  return officeAction(options, async (ctx, input, member) => {
    const outcome = await run(ctx, input);
    if (outcome.ok) await catalogueChanged(member.tenant.slug);
    return outcome;
  });
}
