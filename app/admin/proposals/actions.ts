'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { confirmToolProposal, declineToolProposal } from '@/lib/usecases/proposals/answer';
import { undoToolCall } from '@/lib/usecases/tool-calls/undo';

export const confirmProposalAction = officeAction(confirmToolProposal, {
  input: confirmToolProposal.facts.input,
  run: async (ctx, input, { tenant }) => {
    const outcome = await confirmToolProposal(ctx, input);
    if (outcome.ok && outcome.changesSite) await catalogueChanged(tenant.slug);
    return outcome;
  },
});

export const declineProposalAction = officeAction(declineToolProposal);

export const undoAction = officeAction(undoToolCall, {
  input: undoToolCall.facts.input,
  run: async (ctx, input, { tenant }) => {
    const outcome = await undoToolCall(ctx, input);
    if (outcome.ok && outcome.changesSite) await catalogueChanged(tenant.slug);
    return outcome;
  },
});
