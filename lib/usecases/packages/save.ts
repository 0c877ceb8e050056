import { findAddOns } from '@/lib/data/catalogue/add-ons';
import { findSlugOwner, keepOldSlug } from '@/lib/data/catalogue/package-slugs';
import {
  findPackage,
  hasStandingBookings,
  packagesForOffice,
  writePackage,
} from '@/lib/data/catalogue/packages';
import { findSegment } from '@/lib/data/catalogue/segments';
import { findService } from '@/lib/data/catalogue/services';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { Tx } from '@/lib/data/connection/transaction';
import { addAudit } from '@/lib/data/tenants/audit';
import { readTenantUnits } from '@/lib/data/tenants/tenants';
import type { Outlook } from '@/lib/domain/availability/why-not';
import { tooSmallToCharge } from '@/lib/domain/editing/least-total';
import { type PackageInput, packageInput } from '@/lib/domain/editing/package-input';
import { type EditRefusal, type EditResult, notFound } from '@/lib/domain/editing/refusal';
import { refuseField } from '@/lib/domain/errors';
import { MOST_PHOTOS, tooManyPhotos } from '@/lib/domain/most-photos';
import { saved } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';
import { permit } from '@/lib/usecases/permit';
import { editCatalogue } from '../catalogue/edit';
import { refusePictures } from '../catalogue/refuse-pictures';
import { staleSave } from '../catalogue/stale-save';
import { saveServiceIn } from '../services/save';
import { outlook, outlookOf } from './outlook';

export const savePackage = operation({
  name: 'package.save',
  can: 'catalogue:edit',
  effect: 'write',
  input: packageInput,
  output: saved.extend({ outlook }),
  describe:
    'Creates or changes a package: what is sold, at which price, with which extras, and how it takes time.',
  run: save,
});

/**
 * A changed slug keeps redirecting; a total that no card can pay is refused (rule: price). Bookings keep what was
 * agreed with them, so the booking type can't change while some stand. Refuses with not_found (the package, or
 * something it refers to, is not this tenant's) or validation_failed with fields.
 */
async function save(
  ctx: TenantContext,
  input: PackageInput,
): Promise<EditResult<{ id: string; outlook: Outlook }>> {
  if (input.time) permit(ctx, 'schedule:edit');
  const noPicture = await refusePhotos(ctx, input.photos);
  if (noPicture) return noPicture;
  const done = await editCatalogue(ctx, async (tx) => {
    const service = await saveTimeIn(tx, ctx, input);
    return service.ok ? savePackageIn(tx, ctx, { ...input, serviceId: service.id }) : service;
  });
  if (!done.ok) return done;
  return { ...done, outlook: await outlookOf(ctx, { ...input, id: done.id }) };
}

/** The package's service, changed or made as `time` says; its flaws are named below `time`. */
async function saveTimeIn(
  tx: Tx,
  ctx: TenantContext,
  { time, serviceId, name }: PackageInput,
): Promise<EditResult<{ id: string }>> {
  if (!time) return { ok: true, id: serviceId };
  const { own, edition, ...values } = time;
  const service = await findService(tx, ctx, serviceId);
  if (!service) return notFound('service');
  const done = own
    ? await saveServiceIn(tx, ctx, { ...values, id: null, name, active: true, groups: asNew(values.groups) })
    : await saveServiceIn(tx, ctx, {
        ...values,
        ...(edition === undefined ? {} : { edition }),
        id: serviceId,
        name: service.name,
        active: service.active,
      });
  if (done.ok) return done;
  // Its edition isn't the package's, which a form would save again with.
  const { edition: _, errors, ...refusal } = done;
  return errors
    ? { ...refusal, errors: errors.map((each) => ({ ...each, path: `time.${each.path}` })) }
    : refusal;
}

const asNew = <Group extends { id: string | null }>(groups: Group[]) =>
  groups.map((group) => ({ ...group, id: null }));

export function refusePhotos(ctx: TenantContext, photos: PackageInput['photos']) {
  return refusePictures(
    ctx,
    photos.map(({ url }, at) => ({ path: `photos.${at}.url`, url })),
  );
}

/** The same within a change of the catalogue, for what makes a package with something else. */
export async function savePackageIn(
  tx: Tx,
  ctx: TenantContext,
  input: PackageInput,
): Promise<EditResult<{ id: string }>> {
  const { edition, time: _, ...values } = input;
  const before = input.id ? await findPackage(tx, ctx, input.id) : null;
  if (input.id && !before) return notFound('package');
  const [present] = before ? await packagesForOffice(tx, ctx, before.id) : [];
  const stale = staleSave(edition, present);
  if (stale) return stale;
  // Of those from when there could be more, none has to go before something else can be changed.
  if (input.photos.length > Math.max(MOST_PHOTOS, present?.photos.length ?? 0))
    return refuseField('photos', tooManyPhotos);
  const service = await findService(tx, ctx, input.serviceId);
  if (!service) return notFound('service');
  if (input.active && input.minSeats > service.capacity)
    return refuseField(
      'minSeats',
      `${service.name} has room for ${service.capacity}, so this could never be booked. Raise its places first.`,
    );
  const flaw = (await flawOfLinks(tx, ctx, input)) ?? (await flawOfSlug(tx, ctx, input));
  if (flaw) return flaw;

  // The service decides: DATE packages last days, the others minutes.
  const bookingType = service.durationDays === null ? 'TIMESLOT' : 'DATE';
  if (
    before &&
    before.bookingType !== bookingType &&
    (await hasStandingBookings(tx, ctx, { packageId: before.id }))
  )
    return refuseField('serviceId', standsByKind(before.bookingType));
  const id = await writePackage(tx, ctx, { ...values, bookingType });
  if (before && before.slug !== input.slug)
    await keepOldSlug(tx, ctx, { packageId: id, from: before.slug, to: input.slug });
  await addAudit(tx, ctx, {
    action: before ? 'package.changed' : 'package.made',
    subjectId: id,
    before,
    after: { name: input.name, slug: input.slug, priceCents: input.priceCents, active: input.active },
  });
  return { ok: true, id };
}

const standsByKind = (was: 'DATE' | 'TIMESLOT') =>
  `Customers are coming who booked this by the ${was === 'DATE' ? 'day' : 'time'}. Make a new package for the other, and take this one off sale.`;

async function flawOfLinks(tx: Tx, ctx: TenantContext, input: PackageInput): Promise<EditRefusal | null> {
  if (input.segmentId && !(await findSegment(tx, ctx, input.segmentId))) return notFound('segment');
  const addOns = await findAddOns(tx, ctx, input.addOnIds);
  if (addOns.length !== new Set(input.addOnIds).size) return notFound('extra');
  const money = await readTenantUnits(tx, ctx);
  const small = tooSmallToCharge(
    input,
    addOns.filter((addOn) => addOn.active),
    money,
  );
  return small ? refuseField('priceCents', small) : null;
}

async function flawOfSlug(tx: Tx, ctx: TenantContext, input: PackageInput): Promise<EditRefusal | null> {
  const owner = await findSlugOwner(tx, ctx, input.slug);
  if (!owner || owner.packageId === input.id) return null;
  return refuseField(
    'slug',
    owner.live
      ? 'Another package has this address.'
      : 'Another package had this address before, and links to it still work.',
  );
}
