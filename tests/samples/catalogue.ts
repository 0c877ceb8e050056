import { v7 } from 'uuid';
import { blankPackage } from '@/lib/domain/editing/package-input';
import { serene } from '@/prisma/demo/serene';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, asSystem, own, day, at }: Ground): Promise<Samples> {
  const d = {
    addOns: await import('@/lib/data/catalogue/add-ons'),
    blackouts: await import('@/lib/data/catalogue/blackouts'),
    blueprints: await import('@/lib/data/catalogue/blueprints'),
    busiest: await import('@/lib/data/catalogue/busiest'),
    catalogue: await import('@/lib/data/catalogue/catalogue'),
    packageSlugs: await import('@/lib/data/catalogue/package-slugs'),
    packages: await import('@/lib/data/catalogue/packages'),
    pictures: await import('@/lib/data/catalogue/pictures'),
    policies: await import('@/lib/data/catalogue/policies'),
    resources: await import('@/lib/data/catalogue/resources'),
    schedules: await import('@/lib/data/catalogue/schedules'),
    segments: await import('@/lib/data/catalogue/segments'),
    services: await import('@/lib/data/catalogue/services'),
    sites: await import('@/lib/data/catalogue/sites'),
  };
  return {
    'add-ons.listAddOns': () => d.addOns.listAddOns(ctx),
    'add-ons.addOnsForOffice': () => own((tx) => d.addOns.addOnsForOffice(tx, ctx, a.addOnId)),
    'add-ons.findAddOns': () => own((tx) => d.addOns.findAddOns(tx, ctx, [a.addOnId])),
    'add-ons.findAddOnBySlug': () => own((tx) => d.addOns.findAddOnBySlug(tx, ctx, 'hot-stones')),
    'add-ons.writeAddOn': () =>
      own((tx) =>
        d.addOns.writeAddOn(tx, ctx, {
          id: a.addOnId,
          name: 'Stones',
          slug: 'stones',
          description: '',
          image: '',
          priceCents: 1,
          priceUnit: 'PER_BOOKING',
          maxQuantity: 1,
          taxBps: 0,
          active: true,
          packageIds: [a.packageId],
        }),
      ),
    'add-ons.deleteAddOn': () => own((tx) => d.addOns.deleteAddOn(tx, ctx, a.addOnId)),
    'blackouts.listBlackouts': () => d.blackouts.listBlackouts(ctx, { from: day, search: 'x', cursor: null }),
    'blackouts.findBlackout': () => own((tx) => d.blackouts.findBlackout(tx, ctx, v7())),
    'blackouts.writeBlackout': () =>
      own((tx) =>
        d.blackouts.writeBlackout(tx, ctx, {
          id: null,
          resourceId: a.resourceId,
          reason: '',
          startDate: day,
          endDate: day,
          startMinute: null,
          endMinute: null,
        }),
      ),
    'blackouts.deleteBlackout': () => own((tx) => d.blackouts.deleteBlackout(tx, ctx, v7())),
    'blackouts.countBookingsInside': () =>
      own((tx) =>
        d.blackouts.countBookingsInside(tx, ctx, {
          start: at,
          end: at + 3_600_000,
          resourceId: a.resourceId,
        }),
      ),
    'blueprints.writeBlueprint': () =>
      asSystem((tx) =>
        d.blueprints.writeBlueprint(tx, {
          ...serene,
          tenant: { ...serene.tenant, slug: v7(), stripeAccountId: v7() },
        }),
      ),
    'busiest.busiestTenants': () => d.busiest.busiestTenants(7, 50),
    'catalogue.readCatalogue': () => d.catalogue.readCatalogue(ctx),
    'catalogue.readPackageAndService': () => d.catalogue.readPackageAndService(ctx, a.packageId, a.serviceId),
    'catalogue.readCatalogueVersion': () => d.catalogue.readCatalogueVersion(ctx),
    'catalogue.findTenantBySlug': () => d.catalogue.findTenantBySlug('serene-spa'),
    'catalogue.findTenantIdsByName': () => d.catalogue.findTenantIdsByName('Serene Spa'),
    'packages.listPackages': () => d.packages.listPackages(ctx),
    'packages.packagesForOffice': () => own((tx) => d.packages.packagesForOffice(tx, ctx, a.packageId)),
    'package-slugs.findSlugOwner': () => own((tx) => d.packageSlugs.findSlugOwner(tx, ctx, 'old-1')),
    'packages.hasStandingBookings': () =>
      own((tx) => d.packages.hasStandingBookings(tx, ctx, { packageId: a.packageId })),
    'packages.findPackage': () => own((tx) => d.packages.findPackage(tx, ctx, a.packageId)),
    'packages.writePackage': () =>
      own((tx) =>
        d.packages.writePackage(tx, ctx, {
          ...blankPackage,
          id: a.packageId,
          name: 'x',
          slug: 'x',
          serviceId: a.serviceId,
          priceCents: 1,
          bookingType: 'TIMESLOT',
        }),
      ),
    'package-slugs.keepOldSlug': () =>
      own((tx) => d.packageSlugs.keepOldSlug(tx, ctx, { packageId: a.packageId, from: 'a', to: 'b' })),
    'packages.findPackageOfMoreSeats': () =>
      own((tx) => d.packages.findPackageOfMoreSeats(tx, ctx, a.serviceId, 3)),
    'package-slugs.findPackageByOldSlug': () => d.packageSlugs.findPackageByOldSlug(ctx, 'old-1'),
    'packages.setPackageActive': () => own((tx) => d.packages.setPackageActive(tx, ctx, a.packageId, true)),
    'packages.orderPackages': () => own((tx) => d.packages.orderPackages(tx, ctx, [a.packageId])),
    'packages.deletePackage': () => own((tx) => d.packages.deletePackage(tx, ctx, a.packageId)),
    'packages.pricesOf': () => own((tx) => d.packages.pricesOf(tx, ctx, [a.packageId])),
    'packages.pricesOnSale': () => own((tx) => d.packages.pricesOnSale(tx, ctx)),
    'policies.readPolicy': () => d.policies.readPolicy(ctx),
    'policies.findPolicy': () => own((tx) => d.policies.findPolicy(tx, ctx)),
    'policies.writePolicy': () => own((tx) => d.policies.writePolicy(tx, ctx, serene.policy)),
    'resources.listResources': () => d.resources.listResources(ctx),
    'resources.resourcesForOffice': () => own((tx) => d.resources.resourcesForOffice(tx, ctx, a.resourceId)),
    'resources.findResource': () => own((tx) => d.resources.findResource(tx, ctx, a.resourceId)),
    'resources.countResources': () => own((tx) => d.resources.countResources(tx, ctx, [a.resourceId])),
    'resources.countGroups': () => own((tx) => d.resources.countGroups(tx, ctx, [v7()])),
    'resources.mailedPeople': () => own((tx) => d.resources.mailedPeople(tx, ctx, [a.resourceId])),
    'resources.slugIsFree': () => own((tx) => d.resources.slugIsFree(tx, ctx, 'amara')),
    'resources.writeResource': () =>
      own((tx) =>
        d.resources.writeResource(tx, ctx, {
          id: a.resourceId,
          name: 'x',
          kind: 'PERSON',
          title: '',
          bio: '',
          image: '',
          email: '',
          scheduleId: a.scheduleId,
          active: true,
          slug: 'x',
        }),
      ),
    'resources.createQuotaResource': () => own((tx) => d.resources.createQuotaResource(tx, ctx, 'x', v7())),
    'schedules.listSchedules': () => d.schedules.listSchedules(ctx, day),
    'schedules.readWeek': () => own((tx) => d.schedules.readWeek(tx, ctx, a.scheduleId)),
    'schedules.weeksForOffice': () => own((tx) => d.schedules.weeksForOffice(tx, ctx)),
    'schedules.findSchedule': () => own((tx) => d.schedules.findSchedule(tx, ctx, a.scheduleId)),
    'schedules.firstSchedule': () => own((tx) => d.schedules.firstSchedule(tx, ctx)),
    'schedules.writeSchedule': () =>
      own((tx) =>
        d.schedules.writeSchedule(
          tx,
          ctx,
          { id: a.scheduleId, name: 'x', days: [[], [], [], [], [], [], []] },
          'Europe/London',
        ),
      ),
    'schedules.deleteSchedule': () => own((tx) => d.schedules.deleteSchedule(tx, ctx, a.scheduleId)),
    'schedules.findOverride': () =>
      own((tx) => d.schedules.findOverride(tx, ctx, { scheduleId: a.scheduleId, date: '2027-01-01' })),
    'schedules.writeOverride': () =>
      own((tx) => d.schedules.writeOverride(tx, ctx, { scheduleId: a.scheduleId, date: day, periods: [] })),
    'schedules.deleteOverride': () =>
      own((tx) => d.schedules.deleteOverride(tx, ctx, { scheduleId: a.scheduleId, date: day })),
    'schedules.moveSchedulesToZone': () =>
      own((tx) => d.schedules.moveSchedulesToZone(tx, ctx, 'Europe/London', 'Europe/London')),
    'pictures.picturesElsewhere': () => d.pictures.picturesElsewhere(ctx),
    'pictures.picturesInUse': () => d.pictures.picturesInUse(ctx, ['/a.jpg', 'https://example.com/b.jpg']),
    'segments.listSegments': () => d.segments.listSegments(ctx),
    'segments.segmentsForOffice': () => own((tx) => d.segments.segmentsForOffice(tx, ctx, a.segmentId)),
    'segments.findSegment': () => own((tx) => d.segments.findSegment(tx, ctx, a.segmentId)),
    'segments.findSegmentBySlug': () => own((tx) => d.segments.findSegmentBySlug(tx, ctx, 'treatments')),
    'segments.writeSegment': () =>
      own((tx) =>
        d.segments.writeSegment(tx, ctx, {
          id: a.segmentId,
          name: 'x',
          slug: 'x',
          description: '',
          image: '',
          active: true,
        }),
      ),
    'segments.deleteSegment': () => own((tx) => d.segments.deleteSegment(tx, ctx, a.segmentId)),
    'services.listServices': () => d.services.listServices(ctx),
    'services.servicesForOffice': () => own((tx) => d.services.servicesForOffice(tx, ctx, a.serviceId)),
    'services.findService': () => own((tx) => d.services.findService(tx, ctx, a.serviceId)),
    'services.writeService': () =>
      own((tx) =>
        d.services.writeService(
          tx,
          ctx,
          {
            id: a.serviceId,
            name: 'x',
            takes: 'MINUTES',
            duration: 60,
            bufferBeforeMinutes: 0,
            bufferAfterMinutes: 0,
            stepMinutes: 15,
            startTimes: [],
            noticeMinutes: 0,
            sameDayUntilMinute: null,
            horizonDays: 90,
            capacity: 1,
            startDays: [],
            dailyLimit: null,
            active: true,
            groups: [
              {
                id: null,
                name: 'x',
                choosable: false,
                assignment: 'LEAST_BUSY',
                resourceIds: [a.resourceId],
              },
            ],
          },
          null,
        ),
      ),
    'services.deleteService': () => own((tx) => d.services.deleteService(tx, ctx, a.serviceId)),
    'sites.readSite': () => d.sites.readSite(ctx),
    'sites.findSite': () => own((tx) => d.sites.findSite(tx, ctx)),
    'sites.setSiteAssistant': () => own((tx) => d.sites.setSiteAssistant(tx, ctx, true)),
    'sites.writeSite': () =>
      own((tx) =>
        d.sites.writeSite(tx, ctx, {
          ...serene.site,
          logo: '',
          favicon: '',
          shareImage: '',
          mapUrl: '',
          published: true,
        }),
      ),
  };
}
