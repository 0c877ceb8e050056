/** How a business can be reached, as its owner wrote it; empty texts are left out. */
export type Contact = {
  contactEmail: string;
  contactPhone: string;
  addressLine: string;
  city: string;
  region: string;
  postalCode: string;
  mapUrl: string;
};
