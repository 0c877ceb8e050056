import { listServices as query } from '@/lib/data/catalogue/services';
import { serviceInput } from '@/lib/domain/editing/service-input';
import { nothing, rowsOf } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const listServices = operation({
  name: 'service.list',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: rowsOf(serviceInput),
  describe: 'Lists all services: their durations and which people or rooms they need.',
  run: query,
});
