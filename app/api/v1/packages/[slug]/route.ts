import { slugParams } from '@/app/api/v1/schemas';
import { refuse } from '@/lib/domain/errors';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { PackageDto, packageDto } from '@/lib/http/dtos/package-dto';
import { readPackage } from '@/lib/usecases/catalogue/parts';

export const GET = defineRoute({
  method: 'GET',
  path: '/packages/{slug}',
  key: 'pk',
  summary: 'One package',
  params: slugParams,
  response: PackageDto,
  handler: async ({ ctx, params }) => {
    const offer = await readPackage(ctx, params);
    return offer ? packageDto(offer) : refuse('not_found', 'There is no such package.');
  },
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods('GET');
