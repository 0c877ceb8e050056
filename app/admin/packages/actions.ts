'use server';

import { z } from 'zod';
import { eachOnce, idField, namesEdition } from '@/lib/domain/editing/fields';
import { packageInput } from '@/lib/domain/editing/package-input';
import { removalInput } from '@/lib/domain/editing/removal-input';
import { catalogueAction } from '@/lib/http/actions/legacy-actions';
import { removePackage, reorderPackages } from '@/lib/usecases/packages/arrange';
import { savePackage } from '@/lib/usecases/packages/save';

export const savePackageAction = catalogueAction(
  { name: 'package.save', can: 'catalogue:edit', input: packageInput },
  savePackage,
);

export const removePackageAction = catalogueAction(
  { name: 'package.remove', can: 'catalogue:edit', input: removalInput },
  removePackage,
);

export const reorderPackagesAction = catalogueAction(
  {
    name: 'package.order',
    can: 'catalogue:edit',
    input: z
      .strictObject({
        ids: z.array(idField).max(500).transform(eachOnce),
        seen: z.array(idField).max(500).optional(),
      })
      .refine(({ seen }) => seen !== undefined, namesEdition[1]),
  },
  reorderPackages,
);
