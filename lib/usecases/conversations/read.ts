import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import {
  listConversations as list,
  readConversation as read,
  type StoredMessage,
} from '@/lib/data/conversations/conversations';
import { readBusiness } from '@/lib/data/tenants/tenants';
import { listEndedUndos } from '@/lib/data/tools/tool-calls';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { type ShownMessage, type ShownPart, shownMessage, shownParts } from '@/lib/domain/assistant/parts';
import { idField } from '@/lib/domain/editing/fields';
import { isAssistantConfigured, isModelScripted, modelHost } from '@/lib/integrations/assistant/model';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { readBudget } from './budget';
import { noteOf } from './notes';

const budget = z.object({ leftPercent: z.int(), renewsOn: z.string() });

export const readAssistant = operation({
  name: 'assistant.read',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.object({
    isOn: z.boolean(),
    isScripted: z.boolean(),
    host: z.string(),
    timeZone: z.string(),
    /** It hasn’t gone live: what it sells can be told. */
    isDraft: z.boolean(),
    budget,
    conversations: z.array(z.object({ id: idField, title: z.string(), lastAt: z.number() })),
  }),
  describe: 'Reads whether there is an assistant, what is left of its budget, and one’s own conversations.',
  run: async (ctx: TenantContext) => {
    const isOn = isAssistantConfigured();
    const [left, conversations, { timeZone, liveAt }] = await Promise.all([
      readBudget(ctx),
      list(ctx),
      readBusiness(ctx),
    ]);
    return {
      isOn,
      isScripted: isModelScripted(),
      host: modelHost(),
      timeZone,
      isDraft: liveAt === null,
      budget: left,
      conversations,
    };
  },
});

export const readConversation = operation({
  name: 'conversation.read',
  can: 'office:read',
  effect: 'read',
  input: z.strictObject({ conversationId: idField }),
  output: z.object({ title: z.string(), messages: z.array(shownMessage) }).nullable(),
  describe: 'Reads one of one’s own conversations with the assistant; null when there is none such.',
  run: async (ctx: TenantContext, { conversationId }: { conversationId: string }) => {
    const found = await read(ctx, conversationId);
    if (!found) return null;
    const messages = found.messages.map((each) => shownOf(each));
    return { title: found.title, messages: await withEndedUndos(ctx, messages) };
  },
});

/** What can't be taken back any more says so. */
async function withEndedUndos(ctx: TenantContext, messages: ShownMessage[]): Promise<ShownMessage[]> {
  const ids = messages.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === 'step' && part.undoId ? [part.undoId] : [])),
  );
  if (ids.length === 0) return messages;
  const ended = new Map((await listEndedUndos(ctx, ids)).map(({ id, ended }) => [id, ended]));
  const shown = (part: ShownPart): ShownPart => {
    if (part.type !== 'step' || !part.undoId) return part;
    const undoEnded = ended.get(part.undoId);
    return undoEnded ? { ...part, undoEnded } : part;
  };
  return messages.map((message) => ({ ...message, parts: message.parts.map(shown) }));
}

/** An answer whose process is gone says that it was cut off; one that runs is shown as far as it is. */
function shownOf({ id, role, at, parts, complete }: StoredMessage, now = Date.now()): ShownMessage {
  const isGone = !complete && at + assistantLimits.leaseMs < now;
  return { id, role, at, parts: shownParts(isGone ? [...parts, noteOf('cut', parts)] : parts) };
}
