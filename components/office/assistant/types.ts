import type { BudgetLeft } from '@/lib/domain/assistant/chunks';
import type { ShownMessage } from '@/lib/domain/assistant/parts';
import type { ToolProposal, ToolProposalCardProps } from '../proposals/tool-proposal-card';

type Refused = { ok: false; message: string };

export type AssistantState = {
  isScripted: boolean;
  /** Where what is written goes. */
  host: string;
  timeZone: string;
  /** It hasn’t gone live. */
  isDraft: boolean;
  budget: BudgetLeft;
  conversations: { id: string; title: string; lastAt: number }[];
};

/** What the panel asks of the server beside its messages. */
export type AssistantActions = {
  read: (input: Record<string, never>) => Promise<({ ok: true } & AssistantState) | Refused>;
  readConversation: (input: {
    conversationId: string;
  }) => Promise<{ ok: true; conversation: { title: string; messages: ShownMessage[] } } | Refused>;
  erase: (input: { conversationId: string }) => Promise<{ ok: true } | Refused>;
  eraseAll: (input: Record<string, never>) => Promise<{ ok: true; conversations: number } | Refused>;
  readProposal: (input: { id: string }) => Promise<{ ok: true; proposal: ToolProposal } | Refused>;
  confirm: ToolProposalCardProps['confirm'];
  decline: ToolProposalCardProps['decline'];
  undo: (input: { id: string }) => Promise<{ ok: true } | Refused>;
  exportAll: (
    input: Record<string, never>,
  ) => Promise<{ ok: true; fileName: string; json: string } | Refused>;
};
