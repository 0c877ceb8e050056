import type { Policy } from './catalogue';
import type { FillInput } from './editing/fill-input';
import { newPackage } from './editing/new-package';
import { type NewPackageInput, newPackageInput, type PackageInput } from './editing/package-input';
import type { PolicyInput } from './editing/policy-input';
import type { ResourceInput } from './editing/resource-input';
import type { ScheduleInput } from './editing/schedule-input';
import type { SegmentInput } from './editing/segment-input';
import type { ServiceInput } from './editing/service-input';
import type { FieldError } from './errors';
import { type GuessKind, guessKey } from './guesses';
import { slugify } from './ids';

/** A business before it goes live, as far as filling it looks at it. */
export type Draft = {
  /** Keys of what nobody has looked at yet. */
  guessKeys: string[];
  segments: (SegmentInput & { id: string })[];
  packages: (PackageInput & { id: string })[];
  services: (ServiceInput & { id: string })[];
  resources: { id: string; kind: ResourceInput['kind']; active: boolean }[];
  schedules: (ScheduleInput & { id: string })[];
  policy: Policy | null;
};

/** What filling a draft does, row by row. */
export type FillPlan = {
  /** Guesses that nobody has looked at, and that what is filled takes the place of: they are hidden. */
  hides: { segments: Draft['segments']; packages: Draft['packages']; services: Draft['services'] };
  segments: SegmentInput[];
  /** `segment`: the address of theirs, new or not. */
  packages: { segment: string | null; values: NewPackageInput }[];
  schedules: Draft['schedules'];
  policy: PolicyInput | null;
};

/** What is missing or wrong is named by the field of the input. */
export function planFill(
  draft: Draft,
  input: FillInput,
): { ok: true; plan: FillPlan } | { ok: false; errors: FieldError[] } {
  const guessed = new Set(draft.guessKeys);
  const isGuess = (kind: GuessKind) => (row: { id: string; active: boolean }) =>
    row.active && guessed.has(guessKey(kind, row.id));
  const replaced = input.packages.length > 0 ? draft.packages.filter(isGuess('package')) : [];
  const staying = draft.packages.filter((each) => each.active && !replaced.includes(each));
  const hides: FillPlan['hides'] = {
    packages: replaced,
    services: draft.services
      .filter(isGuess('service'))
      .filter(({ id }) => replaced.some(({ serviceId }) => serviceId === id))
      .filter(({ id }) => !staying.some(({ serviceId }) => serviceId === id)),
    segments: (input.segments.length > 0 ? draft.segments : [])
      .filter(isGuess('segment'))
      .filter(({ id }) => !staying.some(({ segmentId }) => segmentId === id)),
  };
  const segmentAddress = addresses(draft.segments);
  const segments = input.segments.map(({ name, description }) => ({
    id: null,
    name,
    slug: segmentAddress(name),
    description,
    image: '',
    active: true,
  }));
  const known = [...segments, ...draft.segments.filter((each) => !hides.segments.includes(each))];
  const packageAddress = addresses(draft.packages);
  const errors: FieldError[] = [];
  const packages = input.packages.flatMap(({ segment, minutes, ...told }, at) => {
    const its = segment ? known.find(({ name }) => name.toLowerCase() === segment.toLowerCase()) : undefined;
    if (segment && !its)
      errors.push({ path: `packages.${at}.segment`, message: `There is no segment “${segment}”.` });
    const takes = minutes === null ? 'DAYS' : 'MINUTES';
    const like = newPackage({ ...draft, services: draft.services.filter((each) => each.takes === takes) });
    const read = newPackageInput.safeParse({
      ...like,
      ...told,
      slug: packageAddress(told.name),
      segmentId: null,
      time: { ...like.time, takes, duration: minutes ?? 1 },
    });
    if (read.success) return [{ segment: its?.slug ?? null, values: read.data }];
    errors.push(
      ...read.error.issues.map(({ path, message }) => ({
        path: `packages.${at}.${path.join('.')}`,
        message,
      })),
    );
    return [];
  });
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    plan: {
      hides,
      segments,
      packages,
      schedules: hoursOf(draft, guessed, input.days),
      policy: input.policy && draft.policy && policyWith(draft.policy, input.policy),
    },
  };
}

/** The hours that nobody has looked at; where somebody has looked at all of them, the first. */
function hoursOf({ schedules }: Draft, guessed: ReadonlySet<string>, days: FillInput['days']) {
  if (days === null) return [];
  const unseen = schedules.filter(({ id }) => guessed.has(guessKey('schedule', id)));
  return (unseen.length > 0 ? unseen : schedules.slice(0, 1)).map((each) => ({ ...each, days }));
}

const policyWith = (present: Policy, told: NonNullable<FillInput['policy']>): PolicyInput => ({
  ...present,
  depositKind: told.depositBps > 0 ? 'PERCENT' : 'NONE',
  depositValue: told.depositBps,
  cancellationTiers: [{ hoursBefore: told.freeUntilHours, keepBps: 0 }],
  lateKeepBps: told.lateKeepBps,
  paymentTiming: told.paymentTiming,
});

/** An address of its own for each name. */
function addresses(taken: { slug: string }[]): (name: string) => string {
  const used = new Set(taken.map(({ slug }) => slug));
  return (name) => {
    const wanted = slugify(name, 'page', 56);
    let slug = wanted;
    for (let number = 2; used.has(slug); number += 1) slug = `${wanted}-${number}`;
    used.add(slug);
    return slug;
  };
}
