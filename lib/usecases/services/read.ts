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
  describe: 'All services: how packages take time, and who or what is busy meanwhile.',
  run: query,
});
