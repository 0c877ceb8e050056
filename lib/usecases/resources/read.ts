import { z } from 'zod';
import { listResources as query } from '@/lib/data/catalogue/resources';
import { idField } from '@/lib/domain/editing/fields';
import { resourceInput } from '@/lib/domain/editing/resource-input';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const listResources = operation({
  name: 'resource.list',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: z.array(
    z.object({ ...resourceInput.shape, id: idField, edition: z.string(), services: z.array(z.string()) }),
  ),
  describe: 'Lists people, rooms and equipment, with the services that need each.',
  run: query,
});
