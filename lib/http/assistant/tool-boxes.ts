import { withDeadline } from '@/lib/data/connection/deadline';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { fewerRows } from '@/lib/domain/assistant/fewer-rows';
import { fenced } from '@/lib/domain/assistant/instructions';
import { assistantLimits } from '@/lib/domain/assistant/limits';
import { rowLinksOf } from '@/lib/domain/assistant/row-links';
import { type SiteOf, siteAnswer } from '@/lib/domain/assistant/site-answers';
import { siteLine } from '@/lib/domain/assistant/site-lines';
import { stepLine } from '@/lib/domain/assistant/step-lines';
import { toolName } from '@/lib/domain/tools/tool-name';
import { log } from '@/lib/http/request/log';
import type { Did, ToolBox } from '@/lib/usecases/conversations/toolbox';
import { answerSaid } from '@/lib/usecases/tools/answer-text';
import { callTool, type ToolAnswer } from '@/lib/usecases/tools/call-tool';
import { offeredTools } from '@/lib/usecases/tools/tools';

/** The tools of the office's assistant, as far as the person who talks to it may use them. */
export const officeTools = (ctx: TenantContext) => toolsThrough(ctx, 'assistant');

/**
 * The tools for a visitor: they read what the public pages say. What they answered comes in words, with the addresses of this
 * site; no step of theirs links a page of the office.
 */
export function siteTools(ctx: TenantContext, site: SiteOf): ToolBox {
  const { offered, call } = toolsThrough(ctx, 'site', (...read) => siteAnswer(...read, site));
  return {
    offered,
    call: async (operation, input, visitId) => {
      const { state, read } = await call(operation, input, visitId);
      return { state, read, line: siteLine(operation, state), links: [] };
    },
  };
}

function toolsThrough(
  ctx: TenantContext,
  via: 'assistant' | 'site',
  told: (operation: string, input: unknown, data: unknown) => unknown = (_, __, data) => data,
): ToolBox & { changedSite: () => boolean } {
  let changed = false;
  return {
    offered: offeredTools(ctx, { via }).map(({ facts, description, inputSchema }) => ({
      operation: facts.name,
      describe: description,
      schema: inputSchema,
    })),
    call: async (operation, input, conversationId) => {
      const answer = await withDeadline(() =>
        callTool(ctx, { name: toolName(operation), input, via, conversationId }),
      );
      if (answer.ok && answer.kind === 'done' && answer.changesSite) changed = true;
      if (!answer.ok && answer.cause) log().error({ operation, err: answer.cause }, 'a tool failed');
      const shown =
        answer.ok && answer.kind === 'answer'
          ? { ...answer, data: told(operation, input, answer.data) }
          : answer;
      return didOf(operation, input, shown);
    },
    /** Whether the public site shows something else than before. */
    changedSite: () => changed,
  };
}

function didOf(operation: string, input: unknown, answer: ToolAnswer): Did {
  // The words of customers and colleagues are in it: the fence says so, and can't be ended from within.
  const data = fewerRows(answerSaid(answer), assistantLimits.resultCharacters);
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
