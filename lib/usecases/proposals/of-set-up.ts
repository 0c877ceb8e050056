import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Policy } from '@/lib/domain/catalogue';
import { minutesInWords, periodsInWords, weekdayNames } from '@/lib/domain/hours-in-words';
import { formatMoney } from '@/lib/domain/money';
import { hoursInWords } from '@/lib/domain/policy';
import { policySentences } from '@/lib/domain/policy-sentences';
import type { Preview } from '@/lib/domain/tools/preview';
import { readBusiness } from '@/lib/usecases/business/read';
import { fillSetUp, planSetUp } from '@/lib/usecases/sign-up/fill';
import { previewOf } from './previewer';

type Days = { startMinute: number; endMinute: number }[][];

/** "Monday: 09:00–17:00"; days in a row that are alike are said once. */
function weekInWords(days: Days, locale: string): string {
  const said = days.map((periods) => periodsInWords(periods, locale));
  const parts: string[] = [];
  for (let from = 0; from < said.length; ) {
    let to = from;
    while (to + 1 < said.length && said[to + 1] === said[from]) to += 1;
    const name = to > from ? `${weekdayNames[from]} to ${weekdayNames[to]}` : weekdayNames[from];
    parts.push(`${name}: ${said[from]}`);
    from = to + 1;
  }
  return parts.join('; ');
}

const lasting = ({ takes, duration }: { takes: 'MINUTES' | 'DAYS'; duration: number }) =>
  takes === 'MINUTES' ? minutesInWords(duration) : duration === 1 ? 'a whole day' : `${duration} days`;

/** The sentences that customers read, and what is kept of the price: that may differ where no sentence says so. */
export function rulesChanged(
  before: Policy,
  after: Policy,
  currency: string,
  locale: string,
): Preview['changes'] {
  const sentences = (policy: Policy) => policySentences(policy, currency, locale).join(' ');
  return [
    { label: 'Policy', before: sentences(before), after: sentences(after) },
    { label: 'When somebody cancels', before: keptInWords(before), after: keptInWords(after) },
  ].filter((each) => each.before !== each.after);
}

const keptInWords = ({ cancellationTiers, lateKeepBps }: Policy) =>
  [
    ...cancellationTiers.map(
      ({ hoursBefore, keepBps }) => `${keepBps / 100} % is kept until ${hoursInWords(hoursBefore)} before`,
    ),
    `${lateKeepBps / 100} % later`,
  ].join(', ');

const fill = previewOf(
  fillSetUp,
  ['edition'],
  async (ctx: TenantContext, input) => {
    const planned = await planSetUp(ctx, input);
    if (!planned.ok) return planned;
    const { plan, draft, edition } = planned;
    const { name, currency, locale } = await readBusiness(ctx);
    const money = (cents: number) => formatMoney(cents, currency, locale);
    const services = new Map(draft.services.map((each) => [each.id, each]));
    const hidden = plan.hides.packages.map((item): Preview['changes'][number] => {
      const service = services.get(item.serviceId);
      const before = [item.name, money(item.priceCents), service && lasting(service)].filter(Boolean);
      return { label: 'Package', before: before.join(', '), after: 'hidden' };
    });
    const segmentNames = new Map(
      [...draft.segments, ...plan.segments].map((segment) => [segment.slug, segment.name]),
    );
    const made = plan.packages.map(({ segment, values }): Preview['changes'][number] => {
      const within = segment === null ? '' : `in ${segmentNames.get(segment)}`;
      const after = [values.name, money(values.priceCents), lasting(values.time), within].filter(Boolean);
      return { label: 'Package', before: '', after: after.join(', ') };
    });
    const hours = plan.schedules.map((schedule): Preview['changes'][number] => ({
      label: schedule.name,
      before: weekInWords(draft.schedules.find(({ id }) => id === schedule.id)?.days ?? [], locale),
      after: weekInWords(schedule.days, locale),
    }));
    return {
      ok: true,
      input: { ...input, edition },
      preview: {
        title: 'Fill the draft with what you told',
        about: { text: name, bookingId: null },
        changes: [
          ...plan.hides.segments.map((each) => ({ label: 'Segment', before: each.name, after: 'hidden' })),
          ...plan.segments.map((each) => ({ label: 'Segment', before: '', after: each.name })),
          ...hidden,
          ...made,
          ...hours,
          ...(plan.policy && draft.policy ? rulesChanged(draft.policy, plan.policy, currency, locale) : []),
        ],
        money: null,
        hears: [],
        notes: [
          'Nobody but you and your colleagues sees it until the business goes live.',
          'What is filled waits in the set-up list until somebody has looked at it. What is hidden can be shown again.',
        ],
      },
    };
  },
  ({ packages }) => `The draft is filled, with ${packages} new ${packages === 1 ? 'package' : 'packages'}.`,
);

export const ofSetUp = [fill];
