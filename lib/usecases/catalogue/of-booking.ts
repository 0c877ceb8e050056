import type { BookingCore } from '@/lib/data/bookings/booking-shape';
import { readPackageAndService } from '@/lib/data/catalogue/catalogue';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { asAgreed } from '@/lib/domain/agreed';
import { type Catalogue, catalogueSchema, type Package } from '@/lib/domain/catalogue';
import { AppError } from '@/lib/domain/errors';
import { getCatalogue } from './read';

const soldBefore = catalogueSchema.pick({ packages: true, services: true });

/** The catalogue including the package and the service of a standing booking, on sale or not. */
export async function getCatalogueOf(
  ctx: TenantContext,
  booking: Pick<BookingCore, 'package' | 'serviceId'>,
): Promise<Catalogue> {
  const catalogue = await getCatalogue(ctx);
  const lacksPackage = !catalogue.packages.some(({ id }) => id === booking.package.id);
  const lacksService = !catalogue.services.some(({ id }) => id === booking.serviceId);
  if (!lacksPackage && !lacksService) return catalogue;
  const before = soldBefore.parse(await readPackageAndService(ctx, booking.package.id, booking.serviceId));
  return {
    ...catalogue,
    packages: lacksPackage ? [...catalogue.packages, ...before.packages] : catalogue.packages,
    services: lacksService ? [...catalogue.services, ...before.services] : catalogue.services,
  };
}

/** The same catalogue with the terms that were agreed with that booking. */
export async function getAgreed(
  ctx: TenantContext,
  booking: BookingCore,
): Promise<{ catalogue: Catalogue; package: Package }> {
  const agreed = asAgreed(await getCatalogueOf(ctx, booking), booking);
  if (!agreed) throw new AppError('internal', `Booking ${booking.id} has no package`);
  return agreed;
}
