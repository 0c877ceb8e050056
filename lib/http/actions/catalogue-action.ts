import type { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import type { Operation } from '@/lib/usecases/operation';
import { officeAction } from './office-action';
import type { Action, Outcome } from './run-action';

/** An office action that changes what the public site shows. Once it has answered, the site shows nothing older. */
export const catalogueAction = <In extends z.ZodType, T>(operation: Asked<In, T>) =>
  changing(operation, () => true);

/** The same for what only sometimes changes it, as its answer says. */
export const perhapsCatalogueAction = <In extends z.ZodType, T extends { changesSite: boolean }>(
  operation: Asked<In, T>,
) => changing(operation, ({ changesSite }) => changesSite);

type Asked<In extends z.ZodType, T> = Operation<[ctx: TenantContext, input: z.output<In>], In, Outcome<T>>;

function changing<In extends z.ZodType, T>(
  operation: Asked<In, T>,
  changesSite: (answer: T) => boolean,
): Action<[z.input<In>], In, T> {
  return officeAction(operation, {
    input: operation.facts.input,
    run: async (ctx, input, member) => {
      const outcome = await operation(ctx, input);
      if (outcome.ok && changesSite(outcome)) await catalogueChanged(member.tenant.slug);
      return outcome;
    },
  });
}
