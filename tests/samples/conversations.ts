import { v7 } from 'uuid';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, own, day }: Ground): Promise<Samples> {
  const d = {
    conversations: await import('@/lib/data/conversations/conversations'),
    figures: await import('@/lib/data/conversations/figures'),
    months: await import('@/lib/data/conversations/assistant-months'),
  };
  // Conversations are a person's, whoever the other samples are of.
  const person = mintTenantContext(ctx.tenantId, { kind: 'MEMBER', id: a.userId, name: 'x', role: 'OWNER' });
  const said = [{ type: 'text' as const, text: 'x' }];
  return {
    'conversations.listConversations': () => d.conversations.listConversations(person),
    'conversations.listWhole': () => d.conversations.listWhole(person),
    'conversations.readConversation': () => d.conversations.readConversation(person, v7()),
    'conversations.beginAnswer': async () => {
      const begun = { title: 'x', said, leaseMs: 1000 };
      await d.conversations.beginAnswer(person, { ...begun, conversationId: null });
      await d.conversations.beginAnswer(person, { ...begun, conversationId: v7() });
    },
    'conversations.noteAnswer': () =>
      d.conversations.noteAnswer(person, { id: v7(), conversationId: v7() }, said, true),
    'conversations.removeConversations': async () => {
      await own((tx) => d.conversations.removeConversations(tx, person, v7()));
      await own((tx) => d.conversations.removeConversations(tx, person, null));
    },
    'conversations.removeConversationsOf': () =>
      own((tx) => d.conversations.removeConversationsOf(tx, person, v7())),
    'figures.readFigures': () =>
      d.figures.readFigures(ctx, { today: day, weekStart: day, weekEnd: day, nextWeekEnd: day }),
    'assistant-months.readUnits': () => d.months.readUnits(ctx),
    'assistant-months.takeUnits': () => d.months.takeUnits(ctx, { all: 1, site: 1 }, { all: 100, site: 50 }),
    'assistant-months.returnUnits': () => d.months.returnUnits(ctx, '2026-12', { all: 1, site: 1 }),
  };
}
