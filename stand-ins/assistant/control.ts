import { z } from 'zod';
import type { Parts } from '../parts';

const turn = z.object({
  text: z.string().optional(),
  calls: z.array(z.object({ name: z.string(), arguments: z.string() })).optional(),
  finish: z.enum(['length', 'content_filter']).optional(),
});

/** What a test may tell the model to do. */
export const assistantActs: Record<string, (parts: Parts, body: unknown) => unknown> = {
  'POST /assistant/turns': ({ assistant }, body) => {
    assistant.turns = z.object({ turns: z.array(turn) }).parse(body).turns;
    return {};
  },
  'POST /assistant/config': ({ assistant }, body) => {
    Object.assign(
      assistant,
      z.object({ obeys: z.boolean().optional(), paceMs: z.number().min(0).optional() }).parse(body),
    );
    return {};
  },
  'GET /assistant/requests': ({ assistant }) => assistant.requests,
};
