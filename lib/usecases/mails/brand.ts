import type { BookingDetails } from '@/lib/data/bookings/booking-shape';
import type { Site } from '@/lib/data/catalogue/sites';
import { mailAddress, mailForm, readPictureAddress } from '@/lib/domain/files/picture-address';
import { addressInWords } from '@/lib/domain/place';
import type { MailBrand } from './content';

/** How the mails of a business look; its logo is fetched from `appUrl`. */
export function brandOf(booking: BookingDetails, site: Site | null, appUrl: string): MailBrand {
  const contact = site ? [addressInWords(site), site.contactPhone, site.contactEmail].filter(Boolean) : [];
  return {
    name: booking.tenant.name,
    logo: site ? logoOf(site.logo, appUrl) : undefined,
    accentColor: site?.accentColor ?? '#26303c',
    contact,
  };
}

/** Shown at half of its pixels, for dense screens. */
function logoOf(logo: string, appUrl: string): MailBrand['logo'] {
  const picture = readPictureAddress(logo);
  if (!picture) return undefined;
  const part = Math.min(1, mailForm.width / picture.width, mailForm.height / picture.height) / 2;
  return {
    src: appUrl + mailAddress(logo),
    width: Math.max(1, Math.round(picture.width * part)),
    height: Math.max(1, Math.round(picture.height * part)),
  };
}
