'use server';

import { catalogueAction } from '@/lib/http/actions/catalogue-action';
import { officeAction } from '@/lib/http/actions/office-action';
import { catalogueChanged } from '@/lib/http/pages/catalogue-changed';
import { changeAddress } from '@/lib/usecases/business/change-address';
import { saveBusiness } from '@/lib/usecases/business/save';
import { removeExport, saveExport, startExport } from '@/lib/usecases/exports/manage';

/** The pages at every address that the site had now lead elsewhere. */
export const changeAddressAction = officeAction(changeAddress, {
  input: changeAddress.facts.input,
  run: async (ctx, input) => {
    const changed = await changeAddress(ctx, input);
    if (changed.ok) await Promise.all(changed.all.map(catalogueChanged));
    return changed;
  },
});

export const saveBusinessAction = catalogueAction(saveBusiness);

export const startExportAction = officeAction(startExport);

export const saveExportAction = officeAction(saveExport);

export const removeExportAction = officeAction(removeExport);
