import { listPackages as query } from '@/lib/data/catalogue/packages';
import { packageInput } from '@/lib/domain/editing/package-input';
import { nothing, rowsOf } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

export const listPackages = operation({
  name: 'package.list',
  can: 'office:read',
  effect: 'read',
  input: nothing,
  output: rowsOf(packageInput),
  describe: 'Lists all packages in their order, on sale or not.',
  run: query,
});
