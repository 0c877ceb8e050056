import { z } from 'zod';
import { withEdition } from '@/lib/data/catalogue/edition';
import { packagesForOffice, setPackageActive } from '@/lib/data/catalogue/packages';
import { findPolicy, writePolicy } from '@/lib/data/catalogue/policies';
import { resourcesForOffice } from '@/lib/data/catalogue/resources';
import { weeksForOffice, writeSchedule } from '@/lib/data/catalogue/schedules';
import { segmentsForOffice, writeSegment } from '@/lib/data/catalogue/segments';
import { servicesForOffice } from '@/lib/data/catalogue/services';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { type Tx, withTenant } from '@/lib/data/connection/transaction';
import { addAudit } from '@/lib/data/tenants/audit';
import { addGuesses, readGuessKeys } from '@/lib/data/tenants/guesses';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import { type FillInput, fillInput } from '@/lib/domain/editing/fill-input';
import { type EditResult, notAllowed } from '@/lib/domain/editing/refusal';
import { type GuessKind, guessKey } from '@/lib/domain/guesses';
import { type Draft, type FillPlan, planFill } from '@/lib/domain/plan-fill';
import { operation } from '@/lib/usecases/operation';
import { permit } from '@/lib/usecases/permit';
import { editCatalogue } from '../catalogue/edit';
import { staleSave } from '../catalogue/stale-save';
import { savePackageIn } from '../packages/save';
import { saveServiceIn } from '../services/save';

export const fillSetUp = operation({
  name: 'set_up.fill',
  can: 'catalogue:edit',
  effect: 'write',
  input: fillInput,
  output: z.object({ packages: z.int(), segments: z.int() }),
  describe:
    'Fills a business before it goes live with what its owner tells: segments, packages, hours, policy. Guesses that nobody has looked at are hidden; what is filled waits to be looked at.',
  run: fill,
});

type Filled = { packages: number; segments: number };

/** Refuses with not_allowed once the business is live, with conflict when the draft isn't the one of the edition. */
function fill(ctx: TenantContext, input: FillInput): Promise<EditResult<Filled>> {
  return editCatalogue<Filled>(ctx, async (tx) => {
    const found = await planIn(tx, ctx, input);
    if (!found.ok) return found;
    const stale = staleSave(input.edition, found);
    if (stale) return { ...stale, detail: 'The draft has changed since it was looked at. Please ask again.' };
    const { plan } = found;
    const hidden = await hideGuesses(tx, ctx, plan.hides);
    if (!hidden.ok) return hidden;
    const segments = await makeSegments(tx, ctx, plan.segments);
    const guesses: [GuessKind, string][] = [...segments.values()].map((id) => ['segment', id]);
    for (const segment of found.draft.segments) segments.set(segment.slug, segment.id);
    for (const { segment, values } of plan.packages) {
      const { time, ...item } = values;
      const service = await saveServiceIn(tx, ctx, { ...time, id: null, name: item.name, active: true });
      if (!service.ok) return service;
      const segmentId = segment === null ? null : (segments.get(segment) ?? null);
      const made = await savePackageIn(tx, ctx, { ...item, segmentId, id: null, serviceId: service.id });
      if (!made.ok) return made;
      guesses.push(['service', service.id], ['package', made.id]);
    }
    guesses.push(...(await changeHours(tx, ctx, plan.schedules, found.draft.schedules)));
    if (plan.policy) {
      await writePolicy(tx, ctx, plan.policy);
      const [before, after] = [found.draft.policy, plan.policy];
      await addAudit(tx, ctx, { action: 'policy.changed', subjectId: ctx.tenantId, before, after });
      guesses.push(['policy', ctx.tenantId]);
    }
    await addGuesses(
      tx,
      ctx,
      guesses.map(([kind, id]) => guessKey(kind, id)),
    );
    return { ok: true, packages: plan.packages.length, segments: plan.segments.length };
  });
}

type Planned = { plan: FillPlan; draft: Draft; edition: string };

/** What filling would do, and of which draft. Changes nothing. */
export const planSetUp = (ctx: TenantContext, input: FillInput): Promise<EditResult<Planned>> =>
  withTenant(ctx, (tx) => planIn(tx, ctx, input));

async function planIn(tx: Tx, ctx: TenantContext, input: FillInput): Promise<EditResult<Planned>> {
  permit(ctx, 'schedule:edit');
  permit(ctx, 'policy:edit');
  const { isLive, keys } = await readGuessKeys(tx, ctx);
  if (isLive)
    return notAllowed(
      'This business is live: what it sells is changed package by package, so that nothing that customers see is replaced at once.',
    );
  const policy = await findPolicy(tx, ctx);
  const { edition, ...draft } = withEdition({
    guessKeys: keys,
    segments: await segmentsForOffice(tx, ctx),
    packages: await packagesForOffice(tx, ctx),
    services: (await servicesForOffice(tx, ctx)).map(({ packages: _, ...service }) => service),
    resources: await resourcesForOffice(tx, ctx),
    schedules: await weeksForOffice(tx, ctx),
    policy: policy && withoutEdition(policy),
  });
  const planned = planFill(draft, input);
  if (planned.ok) return { ok: true, plan: planned.plan, draft, edition };
  const detail = planned.errors.map(({ message }) => message).join(' ');
  return { ok: false, reason: 'validation_failed', detail, errors: planned.errors };
}

const withoutEdition = <T extends { edition: string }>({ edition: _, ...rest }: T) => rest;

async function hideGuesses(
  tx: Tx,
  ctx: TenantContext,
  { packages, services, segments }: FillPlan['hides'],
): Promise<EditResult<object>> {
  for (const { id } of packages) {
    await setPackageActive(tx, ctx, id, false);
    await addAudit(tx, ctx, { action: 'package.hidden', subjectId: id });
  }
  for (const service of services) {
    const done = await saveServiceIn(tx, ctx, { ...service, active: false });
    if (!done.ok) return done;
  }
  for (const { id, name, slug, description, image } of segments) {
    await writeSegment(tx, ctx, { id, name, slug, description, image, active: false });
    const after = { name, slug, active: false };
    await addAudit(tx, ctx, { action: 'segment.changed', subjectId: id, before: { name }, after });
  }
  return { ok: true };
}

/** @returns their ids by their addresses */
async function makeSegments(
  tx: Tx,
  ctx: TenantContext,
  segments: FillPlan['segments'],
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const segment of segments) {
    const id = await writeSegment(tx, ctx, segment);
    const { name, slug, active } = segment;
    await addAudit(tx, ctx, { action: 'segment.made', subjectId: id, after: { name, slug, active } });
    made.set(slug, id);
  }
  return made;
}

async function changeHours(
  tx: Tx,
  ctx: TenantContext,
  schedules: FillPlan['schedules'],
  present: Draft['schedules'],
): Promise<[GuessKind, string][]> {
  const { timeZone } = await readTenantUnits(tx, ctx);
  for (const { id, name, days } of schedules) {
    const before = present.find((each) => each.id === id);
    await writeSchedule(tx, ctx, { id, name, days }, timeZone);
    await addAudit(tx, ctx, {
      action: 'schedule.changed',
      subjectId: id,
      before: before && { name: before.name, days: before.days },
      after: { name, days },
    });
  }
  return schedules.map(({ id }) => ['schedule', id]);
}
