import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { writeTick } from '@/lib/data/tenants/going-live';
import { missingToGoLive, type Need, needs, nextUnseen, unseenOf } from '@/lib/domain/going-live';
import { siteLinks } from '@/lib/domain/site-links';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { readGoingLive } from './going-live';
import { pageOfGuess, type StepKey, stepKeys, wordsOf } from './set-up-words';

/** Steps that no row proves: the owner ticks them. */
const byHand = ['walk', 'share'] as const;

const step = z.object({
  key: z.enum(stepKeys),
  title: z.string(),
  text: z.string(),
  /** The page where it is done. */
  href: z.string(),
  done: z.boolean(),
  /** How many guesses of this step nobody has looked at. */
  unseen: z.int(),
  /** Going live waits for it. */
  needed: z.boolean(),
  byHand: z.boolean(),
});
type SetUpStep = z.infer<typeof step>;

const ticks = z.record(z.string(), z.boolean()).catch({});

export const readSetUp = operation({
  name: 'set_up.read',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.object({ steps: z.array(step), isLive: z.boolean(), dismissed: z.boolean() }),
  describe: 'Lists the steps from a draft to the first booking, and which of them are done.',
  run: read,
});

/**
 * A step is done when the rows show it; those that no row shows, when the owner says so. Nothing is done by time, or by a
 * default that nobody has looked at. @throws AppError not_found when the business is gone
 */
async function read(ctx: TenantContext) {
  const state = await readGoingLive(ctx);
  const { slug, isLive, hasBooking } = state;
  const ticked = ticks.parse(state.ticked);
  const missing = new Set<string>(missingToGoLive(state));
  const isNeed = (key: StepKey): key is Need => (needs as readonly string[]).includes(key);
  const doneOf = (key: StepKey): boolean => {
    if (isNeed(key)) return !missing.has(key);
    if (key === 'live') return isLive;
    return key === 'booking' ? hasBooking : ticked[key] === true;
  };
  const steps = stepKeys.map((key): SetUpStep => {
    const { title, text, href } = wordsOf[key];
    const unseen = nextUnseen(key, state.guesses);
    return {
      key,
      title,
      text,
      href: unseen ? pageOfGuess[unseen] : href || siteLinks(slug).home,
      done: doneOf(key),
      unseen: unseenOf(key, state.guesses),
      needed: isNeed(key),
      byHand: (byHand as readonly string[]).includes(key),
    };
  });
  return { steps, isLive, dismissed: ticked.dismissed === true };
}

const tick = z.strictObject({ step: z.enum(byHand), done: z.boolean() });

export const tickStep = operation({
  name: 'set_up.tick',
  can: 'settings:edit',
  effect: 'write',
  input: tick,
  output: nothing,
  describe: 'Marks a step of the set-up that only the owner can tell as done, or takes that back.',
  run: async (ctx: TenantContext, { step, done }: z.output<typeof tick>) => {
    await writeTick(ctx, step, done);
    return { ok: true as const };
  },
});

const dismissal = z.strictObject({ dismissed: z.boolean() });

export const dismissSetUp = operation({
  name: 'set_up.dismiss',
  can: 'settings:edit',
  effect: 'write',
  input: dismissal,
  output: nothing,
  describe: 'Puts the list of set-up steps away, or has it back.',
  run: async (ctx: TenantContext, { dismissed }: z.output<typeof dismissal>) => {
    await writeTick(ctx, 'dismissed', dismissed);
    return { ok: true as const };
  },
});
