'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { acceptProposal, declineProposal } from '@/lib/usecases/calendars/proposals';

export const acceptProposalAction = officeAction(acceptProposal);

export const declineProposalAction = officeAction(declineProposal);
