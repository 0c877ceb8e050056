import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { addProposal } from '@/lib/data/tools/proposals';
import type { Preview } from '@/lib/domain/tools/preview';
import type { Via } from '@/lib/domain/tools/via';
import type { AnyRefusal, Previewer } from './previewer';

/** How long a proposal waits for its answer. */
const WAITS_MS = 30 * 60_000;

export type Proposed = { id: string; preview: Preview; edition: string; expiresAt: number };

/** Previews what a tool was asked to do, and stores it for a person to confirm. Changes nothing else. */
export async function propose(
  ctx: TenantContext,
  previewer: Previewer,
  input: unknown,
  from: { via: Via; conversationId: string | null; subjectId: string | null },
): Promise<{ ok: true; proposal: Proposed } | AnyRefusal> {
  const seen = await previewer.look(ctx, input);
  if (!seen.ok) return seen;
  const { outlook } = seen;
  const id = newId();
  const expiresAt = Date.now() + WAITS_MS;
  await addProposal(ctx, {
    ...from,
    ...outlook,
    id,
    operation: previewer.facts.name,
    expiresAt: new Date(expiresAt),
  });
  return { ok: true, proposal: { id, preview: outlook.preview, edition: outlook.edition, expiresAt } };
}
