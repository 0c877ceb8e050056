'use server';

import { perhapsCatalogueAction } from '@/lib/http/actions/catalogue-action';
import { officeAction } from '@/lib/http/actions/office-action';
import { confirmToolProposal, declineToolProposal } from '@/lib/usecases/proposals/answer';
import { undoToolCall } from '@/lib/usecases/tool-calls/undo';

export const confirmProposalAction = perhapsCatalogueAction(confirmToolProposal);
export const declineProposalAction = officeAction(declineToolProposal);
export const undoAction = perhapsCatalogueAction(undoToolCall);
