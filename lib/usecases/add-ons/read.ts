import { listAddOns as query } from '@/lib/data/catalogue/add-ons';
import { addOnInput } from '@/lib/domain/editing/add-on-input';
import { nothing, rowsOf } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const listAddOns = operation({
  name: 'add_on.list',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: rowsOf(addOnInput),
  describe: 'Lists all extras in their order, on sale or not.',
  run: query,
});
