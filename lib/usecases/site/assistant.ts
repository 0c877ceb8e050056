import { z } from 'zod';
import { readSite, setSiteAssistant } from '@/lib/data/catalogue/sites';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addAudit } from '@/lib/data/tenants/audit';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { isAssistantConfigured, isModelScripted, modelHost } from '@/lib/integrations/assistant/model';
import { nothing } from '@/lib/usecases/answers';
import { readBudget } from '@/lib/usecases/conversations/budget';
import { operation } from '@/lib/usecases/operation';
import { editCatalogue } from '../catalogue/edit';

export const readSiteAssistant = operation({
  name: 'site.read_assistant',
  can: 'site:edit',
  effect: 'read',
  input: nothing,
  output: z.object({
    /** Whether there is a model at all. */
    isOffered: z.boolean(),
    isOn: z.boolean(),
    isScripted: z.boolean(),
    host: z.string(),
    /** Hundredths of the month's budget that visitors may use, and what is left of those. */
    sharePercent: z.int(),
    leftPercent: z.int(),
    renewsOn: z.string(),
  }),
  describe: 'Reads whether visitors may ask the assistant on the site, and what is left of their share.',
  run: async (ctx: TenantContext) => {
    const [site, budget] = await Promise.all([readSite(ctx), readBudget(ctx, 'site')]);
    return {
      isOffered: isAssistantConfigured(),
      isOn: site?.assistant ?? false,
      isScripted: isModelScripted(),
      host: modelHost(),
      sharePercent: Math.round(100 * assistantLimits.visitorShare),
      ...budget,
    };
  },
});

const switched = z.strictObject({ isOn: z.boolean() });

export const switchSiteAssistant = operation({
  name: 'site.switch_assistant',
  can: 'site:edit',
  effect: 'write',
  input: switched,
  output: nothing,
  describe: 'Lets visitors of the public site ask the assistant, or no longer.',
  run: (ctx: TenantContext, { isOn }: z.output<typeof switched>): Promise<EditResult<object>> =>
    editCatalogue(ctx, async (tx) => {
      if (isOn && !isAssistantConfigured()) return notAllowed('There is no assistant here.');
      await setSiteAssistant(tx, ctx, isOn);
      await addAudit(tx, ctx, {
        action: 'site.assistant_switched',
        subjectId: ctx.tenantId,
        after: { isOn },
      });
      return { ok: true };
    }),
});
