'use server';

import { officeAction } from '@/lib/http/actions/office-action';
import { removeBookingFile, shareBookingFile } from '@/lib/usecases/booking-files/change';
import { openBookingFile } from '@/lib/usecases/booking-files/read';
import { cancelBookingFile, finishBookingFile, startBookingFile } from '@/lib/usecases/booking-files/upload';

export const startBookingFileAction = officeAction(startBookingFile);

export const finishBookingFileAction = officeAction(finishBookingFile);

export const cancelBookingFileAction = officeAction(cancelBookingFile);

export const shareBookingFileAction = officeAction(shareBookingFile);

export const removeBookingFileAction = officeAction(removeBookingFile);

export const openBookingFileAction = officeAction(openBookingFile);
