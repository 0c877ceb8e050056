import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listWhole, removeConversations } from '@/lib/data/conversations/conversations';
import { idField } from '@/lib/domain/editing/fields';
import { type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { inOneTransaction } from '../catalogue/edit';

export const eraseConversation = operation({
  name: 'conversation.erase',
  can: 'office:read',
  effect: 'write',
  input: z.strictObject({ conversationId: idField }),
  output: nothing,
  describe: 'Erases one of one’s own conversations with the assistant for good.',
  run: (ctx: TenantContext, { conversationId }: { conversationId: string }) =>
    inOneTransaction(ctx, async (tx): Promise<EditResult<object>> => {
      const gone = await removeConversations(tx, ctx, conversationId);
      return gone > 0 ? { ok: true } : notFound('conversation');
    }),
});

export const eraseConversations = operation({
  name: 'conversation.erase_all',
  can: 'office:read',
  effect: 'write',
  input: nothing,
  output: z.object({ conversations: z.int() }),
  describe: 'Erases all of one’s own conversations with the assistant for good.',
  run: (ctx: TenantContext) =>
    inOneTransaction(ctx, async (tx) => ({
      ok: true as const,
      conversations: await removeConversations(tx, ctx, null),
    })),
});

export const exportConversations = operation({
  name: 'conversation.export',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.object({ fileName: z.string(), json: z.string() }),
  describe: 'Exports all of one’s own conversations with the assistant, with what its tools did, as JSON.',
  run: async (ctx: TenantContext) => {
    const conversations = (await listWhole(ctx)).map(({ title, messages }) => ({
      title,
      messages: messages.map(({ role, at, parts }) => ({
        from: role,
        at: new Date(at).toISOString(),
        parts,
      })),
    }));
    const json = JSON.stringify({ exportedAt: new Date().toISOString(), conversations }, null, 2);
    return { ok: true as const, fileName: 'conversations.json', json };
  },
});
