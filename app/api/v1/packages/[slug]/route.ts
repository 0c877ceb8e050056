import { packageDto } from '@/app/api/v1/dtos';
import { refuse } from '@/lib/domain/errors';
import { defineRoute } from '@/lib/http/api/api-route';
import { otherMethods } from '@/lib/http/api/other-methods';
import { readPackage } from '@/lib/usecases/catalogue/parts';
import { PackageDto, slugParams } from '../../schemas';

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
