'use server';

import { operatorAction } from '@/lib/http/actions/office-action';
import { readEventPayload } from '@/lib/usecases/platform/read';

export const readPayloadAction = operatorAction(readEventPayload);
