'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { saveAddress } from '@/lib/usecases/bookings/save-address';

export const saveAddressAction = officeAction(saveAddress);
