import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { AnswerChunk } from '@/lib/domain/assistant/chunks';
import type { SiteOf } from '@/lib/domain/assistant/site-answers';
import { siteTools } from '@/lib/http/assistant/tool-boxes';
import type { ToolBox } from '@/lib/usecases/conversations/toolbox';
import { answerVisitor } from '@/lib/usecases/visits/answer-visitor';

export const visitorOf = (tenantId: string): TenantContext =>
  mintTenantContext(tenantId, { kind: 'CUSTOMER', id: null, name: '' });

export type Visited = {
  steps: { tool: string; state: string; line: string }[];
  notes: string[];
  text: string;
  signed: string;
};

type More = {
  visit?: string | null;
  stop?: AbortSignal;
  /** Others than the site's. */
  tools?: (site: SiteOf) => ToolBox;
};

/** One message of a visitor, and its whole answer as the panel would have it. */
export async function ask(ctx: TenantContext, text: string, more: More = {}): Promise<Visited> {
  const { visit = null, stop = AbortSignal.timeout(60_000), tools = (site) => siteTools(ctx, site) } = more;
  const begun = await answerVisitor(ctx, { visit, text }, { tools, stop });
  if (!begun.ok) throw Object.assign(new Error(begun.detail), { reason: begun.reason });
  const chunks: AnswerChunk[] = [];
  for await (const chunk of begun.chunks) chunks.push(chunk);
  await begun.over;
  const steps = new Map<string, Visited['steps'][number]>();
  for (const chunk of chunks) if (chunk.type === 'data-step') steps.set(chunk.id, chunk.data);
  const signed = chunks.flatMap((chunk) => (chunk.type === 'data-visit' ? [chunk.data.signed] : []));
  return {
    steps: [...steps.values()],
    notes: chunks.flatMap((chunk) => (chunk.type === 'data-note' ? [chunk.data.text] : [])),
    text: chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join(''),
    signed: signed.at(-1) ?? '',
  };
}
