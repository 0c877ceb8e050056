'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { chooseMails } from '@/lib/usecases/members/choose-mails';

export const chooseMailsAction = officeAction(chooseMails);
