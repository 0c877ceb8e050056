'use server';

import { notFound } from '@/lib/domain/editing/refusal';
import { officeAction } from '@/lib/http/actions/office-action';
import {
  eraseConversation,
  eraseConversations,
  exportConversations,
} from '@/lib/usecases/conversations/keep';
import { readAssistant, readConversation } from '@/lib/usecases/conversations/read';
import { readToolProposal } from '@/lib/usecases/proposals/read';

export const readAssistantAction = officeAction(readAssistant, {
  input: readAssistant.facts.input,
  run: async (ctx) => ({ ok: true, ...(await readAssistant(ctx)) }),
});
export const readConversationAction = officeAction(readConversation, {
  input: readConversation.facts.input,
  run: async (ctx, input) => {
    const conversation = await readConversation(ctx, input);
    return conversation ? { ok: true, conversation } : notFound('conversation');
  },
});
export const readProposalAction = officeAction(readToolProposal, {
  input: readToolProposal.facts.input,
  run: async (ctx, input) => {
    const proposal = await readToolProposal(ctx, input);
    return proposal ? { ok: true, proposal } : notFound('proposal');
  },
});
export const eraseConversationAction = officeAction(eraseConversation);
export const eraseConversationsAction = officeAction(eraseConversations);
export const exportConversationsAction = officeAction(exportConversations);
