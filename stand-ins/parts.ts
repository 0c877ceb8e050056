import type { Clock } from './clock';
import type { PostmarkCloud } from './postmark/api';
import type { QstashCloud } from './qstash/cloud';
import type { Settings } from './settings';
import type { StripeCloud } from './stripe/cloud';
import type { Vendor, VendorName } from './vendor';

export type CloudUrls = { stripe: string; qstash: string; postmark: string; hibp: string; control: string };

/** What the control port can access. */
export type Parts = {
  settings: Settings;
  clock: Clock;
  stripe: StripeCloud;
  qstash: QstashCloud;
  postmark: PostmarkCloud;
  vendors: Record<VendorName, Vendor>;
  urls: CloudUrls;
  reset: () => void;
};
