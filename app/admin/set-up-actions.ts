'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { dismissSetUp, tickStep } from '@/lib/usecases/sign-up/checklist';
import { goLive } from '@/lib/usecases/sign-up/go-live';
import { confirmGuess } from '@/lib/usecases/sign-up/guesses';

export const tickStepAction = officeAction(tickStep);

export const dismissSetUpAction = officeAction(dismissSetUp);

export const confirmGuessAction = officeAction(confirmGuess);

export const goLiveAction = officeAction(goLive, {
  input: goLive.facts.input,
  run: async (ctx, input) => {
    const opened = await goLive(ctx, input);
    if (opened.ok) await catalogueChanged(opened.slug);
    return opened;
  },
});
