import { v7 } from 'uuid';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, own }: Ground): Promise<Samples> {
  const d = {
    calls: await import('@/lib/data/tools/tool-calls'),
    proposals: await import('@/lib/data/tools/proposals'),
    running: await import('@/lib/data/tools/running-proposals'),
  };
  const undo = [{ operation: 'blackout.remove', input: {} }];
  const call = {
    at: new Date(),
    actor: ctx.actor,
    via: 'mcp' as const,
    conversationId: null,
    operation: 'blackout.save',
    subjectId: null,
    outcome: 'DONE' as const,
    reason: '',
    durationMs: 1,
    undo,
    undoUntil: new Date(Date.now() + 60_000),
  };
  const preview = {
    title: 'x',
    about: { text: 'x', bookingId: null },
    changes: [],
    money: null,
    hears: [],
    notes: [],
  };
  const outlook = { input: {}, preview, edition: 'x' };
  return {
    'tool-calls.addToolCalls': () => d.calls.addToolCalls(ctx, [{ ...call, id: v7() }]),
    'tool-calls.listToolCalls': async () => {
      await d.calls.listToolCalls(ctx, { mine: false, before: null, limit: 50 });
      await d.calls.listToolCalls(ctx, { mine: true, before: v7(), limit: 50 });
    },
    'tool-calls.findUndo': () => d.calls.findUndo(ctx, v7()),
    'tool-calls.listEndedUndos': () => d.calls.listEndedUndos(ctx, [v7(), v7()]),
    'tool-calls.claimUndo': () => d.calls.claimUndo(ctx, v7()),
    'tool-calls.unclaimUndo': () => d.calls.unclaimUndo(ctx, v7()),
    'proposals.addProposal': () =>
      d.proposals.addProposal(ctx, {
        ...outlook,
        id: v7(),
        expiresAt: new Date(Date.now() + 60_000),
        operation: 'booking.cancel',
        subjectId: null,
        via: 'mcp',
        conversationId: null,
      }),
    'proposals.findProposal': () => d.proposals.findProposal(ctx, v7(), ctx.actor),
    'proposals.listProposals': async () => {
      const asked = { operations: ['booking.cancel'], limit: 50 };
      await d.proposals.listProposals(ctx, ctx.actor, asked);
      await d.proposals.listProposals(ctx, ctx.actor, { ...asked, waiting: true, before: v7() });
    },
    'proposals.claimProposal': () =>
      own((tx) => d.proposals.claimProposal(tx, ctx, { id: v7(), edition: 'x' }, 'RUNNING')),
    'proposals.renewProposal': () => d.proposals.renewProposal(ctx, v7(), outlook),
    'proposals.closeProposal': () => d.proposals.closeProposal(ctx, v7(), 'DONE', 'x'),
    'running-proposals.noteDone': () =>
      own((tx) =>
        d.running
          .noteDone(tx, ctx, v7(), { action: 'x', subjectId: v7() })
          .catch((error: { code?: string }) => {
            // There is no such proposal; the statement has run.
            if (error.code !== 'conflict') throw error;
          }),
      ),
    'running-proposals.findInterruptedProposals': () => d.running.findInterruptedProposals(120_000, 200),
    'running-proposals.lockRunningProposal': () => own((tx) => d.running.lockRunningProposal(tx, ctx, v7())),
    'running-proposals.endProposal': () => own((tx) => d.running.endProposal(tx, ctx, v7(), 'DONE', 'x')),
  };
}
