'use server';

import { mailChoiceInput } from '@/lib/domain/editing/mail-choice-input';
import { officeAction } from '@/lib/http/actions/legacy-actions';
import { chooseMails } from '@/lib/usecases/members/choose-mails';

export const chooseMailsAction = officeAction(
  { name: 'account.mails', can: 'ownMails:choose', input: mailChoiceInput },
  chooseMails,
);
