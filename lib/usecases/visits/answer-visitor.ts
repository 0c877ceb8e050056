import { z } from 'zod';
import { readSite } from '@/lib/data/catalogue/sites';
import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { AnswerChunk } from '@/lib/domain/assistant/chunks';
import { cut, type Turn, toldOf } from '@/lib/domain/assistant/history';
import { isAskedOn } from '@/lib/domain/assistant/is-asked-on';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import type { StoredPart } from '@/lib/domain/assistant/parts';
import type { SiteOf } from '@/lib/domain/assistant/site-answers';
import { siteInstructionsFor } from '@/lib/domain/assistant/site-instructions';
import { siteLine } from '@/lib/domain/assistant/site-lines';
import { idField } from '@/lib/domain/editing/fields';
import type { EditResult } from '@/lib/domain/editing/refusal';
import { refuse } from '@/lib/domain/errors';
import { localDateOf } from '@/lib/domain/time';
import { isAssistantConfigured } from '@/lib/integrations/assistant/model';
import { readVisit, signVisit } from '@/lib/integrations/crypto/visit';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { answer } from '@/lib/usecases/conversations/answer';
import { createMeter } from '@/lib/usecases/conversations/budget';
import { messageField, stillAnswering } from '@/lib/usecases/conversations/message';
import type { ToolBox } from '@/lib/usecases/conversations/toolbox';
import { operation } from '@/lib/usecases/operation';
import { visitNote } from './ended-words';
import { leaseVisit } from './one-answer';

const { visitCharacters, visitTurns } = assistantLimits;

const asked = z.strictObject({
  /** What the last answer came with; null, or no longer good: the visit begins anew. */
  visit: z.string().max(visitCharacters, 'Begin a new conversation.').nullable(),
  text: messageField('Write what you would like to know.'),
});

/** `visitId`: as the record of tools names it. `over` ends with the last thing that is counted, whoever watches. */
export type VisitAnswering = { visitId: string; chunks: ReadableStream<AnswerChunk>; over: Promise<void> };

export const answerVisitor = operation({
  name: 'visit.answer',
  can: 'catalogue:read',
  effect: 'write',
  input: asked,
  output: z.object({ visitId: idField }),
  describe: 'Answers a visitor of the public site, from what the site says and what is free.',
  run: answerIn,
});

/**
 * Nothing of a visit is stored: what was said goes back signed, for the next message. What stays is what was counted, and
 * the record of tools, whose calls name nobody. One answer at a time in a visit: a second message is refused with `conflict`.
 * Refused with `not_found` wherever strangers see no assistant.
 */
async function answerIn(
  ctx: TenantContext,
  { visit, text }: z.output<typeof asked>,
  how: {
    tools: (site: SiteOf) => ToolBox;
    /** Ends the answer. */
    stop: AbortSignal;
  },
): Promise<EditResult<VisitAnswering>> {
  const [catalogue, words] = await Promise.all([getCatalogue(ctx), readSite(ctx)]);
  const { tenant } = catalogue;
  if (!isAssistantConfigured() || !words || !isAskedOn(tenant, words))
    return refuse('not_found', 'There is no assistant on this site.');
  const known = (visit === null ? null : readVisit(visit, ctx.tenantId, Date.now())) ?? {
    id: newId(),
    turns: [],
  };
  const leave = await leaseVisit(known.id);
  if (!leave) return stillAnswering();
  const said: Turn[] = [...known.turns, { role: 'person', parts: [{ type: 'text', text }] }];
  const today = localDateOf(Date.now(), tenant.timeZone);
  const tools = how.tools(tenant);
  const { chunks, over } = answer(
    {
      messageId: newId(),
      instructions: Promise.resolve(siteInstructionsFor({ today, catalogue, words })),
      messages: toldOf(said),
      tools: tools.offered,
      call: (name, input) => tools.call(name, input, known.id),
      meter: createMeter(ctx, 'site'),
      words: { running: (name) => siteLine(name, 'running'), note: visitNote },
      keep: async () => {},
      last: async (parts) => [{ type: 'data-visit', data: { signed: signedWith(parts) }, transient: true }],
    },
    how.stop,
  );
  return { ok: true, visitId: known.id, chunks, over: over.finally(leave) };

  function signedWith(parts: StoredPart[]): string {
    const turns: Turn[] = [...said, { role: 'assistant', parts: parts.map(shortened) }];
    return signVisit(ctx.tenantId, { id: known.id, turns: turns.slice(-visitTurns) }, Date.now());
  }
}

/** What a tool answered is looked up again rather than carried along. */
const shortened = (part: StoredPart): StoredPart =>
  part.type === 'step' ? { ...part, read: cut(part.read, assistantLimits.oldResultCharacters) } : part;
