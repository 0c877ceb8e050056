import { withDeadline } from '@/lib/data/connection/deadline';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { fewerRows } from '@/lib/domain/assistant/fewer-rows';
import { fenced } from '@/lib/domain/assistant/instructions';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { rowLinksOf } from '@/lib/domain/assistant/row-links';
import { stepLine } from '@/lib/domain/assistant/step-lines';
import { toolName } from '@/lib/domain/tools/tool-name';
import { log } from '@/lib/http/request/log';
import type { Did, ToolBox } from '@/lib/usecases/conversations/toolbox';
import { answerText } from '@/lib/usecases/tools/answer-text';
import { callTool, type ToolAnswer } from '@/lib/usecases/tools/call-tool';
import { offeredTools } from '@/lib/usecases/tools/tools';

/** The tools of the office's assistant, as far as the person who talks to it may use them. */
export const officeTools = (ctx: TenantContext) => toolsThrough(ctx, 'assistant');

/** The tools for a visitor: they read what the public pages say, and an answer of theirs links no page of the office. */
export function siteTools(ctx: TenantContext): ToolBox {
  const { offered, call } = toolsThrough(ctx, 'site');
  return { offered, call: async (...called) => ({ ...(await call(...called)), links: [] }) };
}

function toolsThrough(
  ctx: TenantContext,
  via: 'assistant' | 'site',
): ToolBox & { changedSite: () => boolean } {
  let changed = false;
  return {
    offered: offeredTools(ctx, { via }).map(({ facts, description, inputSchema }) => ({
      operation: facts.name,
      describe: description,
      schema: { ...inputSchema },
    })),
    call: async (operation, input, conversationId) => {
      const answer = await withDeadline(() =>
        callTool(ctx, { name: toolName(operation), input, via, conversationId }),
      );
      if (answer.ok && answer.kind === 'done' && answer.changesSite) changed = true;
      if (!answer.ok && answer.cause) log().error({ operation, err: answer.cause }, 'a tool failed');
      return didOf(operation, input, answer);
    },
    /** Whether the public site shows something else than before. */
    changedSite: () => changed,
  };
}

function didOf(operation: string, input: unknown, answer: ToolAnswer): Did {
  // The words of customers and colleagues are in it: the fence says so, and can't be ended from within.
  const data = fewerRows(JSON.parse(answerText(answer)), assistantLimits.resultCharacters);
  const told = { read: fenced(`the answer of ${operation}`, data), links: rowLinksOf(operation, input) };
  if (!answer.ok) {
    const line = `${stepLine(operation, 'failed')}. ${answer.detail}`;
    return { ...told, state: 'failed', line, links: [] };
  }
  if (answer.kind === 'proposed')
    return { ...told, state: 'done', line: stepLine(operation, 'proposed'), proposalId: answer.proposal.id };
  const undo = answer.kind === 'done' && answer.undo ? { undoId: answer.undo.id } : {};
  return { ...told, ...undo, state: 'done', line: stepLine(operation, 'done') };
}
