'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { removePackage, reorderPackages } from '@/lib/usecases/packages/arrange';
import { createPackage } from '@/lib/usecases/packages/create';
import { savePackage } from '@/lib/usecases/packages/save';

export const createPackageAction = catalogueAction(createPackage);

export const savePackageAction = catalogueAction(savePackage);

export const removePackageAction = catalogueAction(removePackage);

export const reorderPackagesAction = catalogueAction(reorderPackages);
