import { newId } from '@/lib/data/connection/new-id';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { AnswerChunk } from '@/lib/domain/assistant/chunks';
import { cut, type Turn, toldOf } from '@/lib/domain/assistant/history';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import type { StoredPart } from '@/lib/domain/assistant/parts';
import { siteInstructionsFor } from '@/lib/domain/assistant/site-instructions';
import { localDateOf } from '@/lib/domain/time';
import { readVisit, signVisit } from '@/lib/integrations/crypto/visit';
import { getCatalogue } from '@/lib/usecases/catalogue/read';
import { answer } from '@/lib/usecases/conversations/answer';
import { createMeter } from '@/lib/usecases/conversations/budget';
import type { ToolBox } from '@/lib/usecases/conversations/toolbox';

/** How much of the month's budget visitors may use up: the rest is the office's. */
const SHARE = 0.5;
/** Turns that a visit remembers. */
const TURNS = 12;

type Asked = {
  /** What the last answer came with; null, or no longer good: the visit begins anew. */
  signed: string | null;
  text: string;
};

/**
 * Answers a visitor of a business's site. Nothing of it is stored: what was said goes back signed, for the next message. The
 * record of tools has the calls, which name nobody.
 */
export async function answerVisitor(
  ctx: TenantContext,
  { signed, text }: Asked,
  how: { tools: ToolBox; stop: AbortSignal },
): Promise<{ chunks: ReadableStream<AnswerChunk>; over: Promise<void> }> {
  const now = Date.now();
  const before = signed === null ? [] : (readVisit(signed, ctx.tenantId, now) ?? []);
  const turns: Turn[] = [...before, { role: 'person', parts: [{ type: 'text', text }] }];
  const catalogue = await getCatalogue(ctx);
  const today = localDateOf(now, catalogue.tenant.timeZone);
  const visitId = newId();
  return answer(
    {
      messageId: visitId,
      instructions: Promise.resolve(siteInstructionsFor({ today, catalogue })),
      messages: toldOf(turns),
      tools: how.tools.offered,
      call: (operation, input) => how.tools.call(operation, input, visitId),
      meter: createMeter(ctx, SHARE),
      keep: async () => {},
      last: async (parts) => [{ type: 'data-visit', data: { signed: signedWith(parts) }, transient: true }],
    },
    how.stop,
  );

  function signedWith(parts: StoredPart[]): string {
    const said: Turn = { role: 'assistant', parts: parts.map(shortened) };
    return signVisit(ctx.tenantId, [...turns, said].slice(-TURNS), Date.now());
  }
}

/** What a tool answered is looked up again rather than carried along. */
const shortened = (part: StoredPart): StoredPart =>
  part.type === 'step' ? { ...part, read: cut(part.read, assistantLimits.oldResultCharacters) } : part;
