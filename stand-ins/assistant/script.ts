import type { AssistantCloud, Turn } from './cloud';
import { dialogueOf, ordersIn } from './dialogue';
import type { ChatRequest } from './request';
import { blockADay } from './scripts/block';
import { cancelSomebody } from './scripts/cancel';
import { writeADraft } from './scripts/draft';
import type { Script } from './scripts/parts';
import { tellOfBusiness } from './scripts/tell';
import { isVisit, visitTurn } from './scripts/visit';
import { howIsThisWeek } from './scripts/week';

const scripts: Script[] = [tellOfBusiness, cancelSomebody, blockADay, writeADraft, howIsThisWeek];

const help: Turn = {
  text: `I am a script, not a model: in this demo no artificial intelligence is asked. I can play a few conversations over the real tools:

- “How is this week?”
- “Block Friday”
- “Cancel Anna’s booking” (with the name of a customer who has a booking)
- “Draft a reminder about Saturday”
- “Tell me about your business” (before it goes live)

With a key of a provider, this panel answers whatever you ask.`,
};

export function nextTurn(cloud: AssistantCloud, request: ChatRequest): Turn {
  if (cloud.obeys) {
    const orders = ordersIn(request);
    if (orders.length > 0) return { calls: orders.slice(0, 1) };
  }
  const dialogue = dialogueOf(request);
  if (isVisit(dialogue)) return visitTurn(dialogue);
  for (const { hears, next } of scripts) {
    const heard = hears.exec(dialogue.said);
    if (heard) return next(dialogue, heard);
  }
  return help;
}
