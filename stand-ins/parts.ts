import type { AssistantCloud } from './assistant/cloud';
import type { Clock } from './clock';
import type { GoogleState } from './google/state';
import type { PostmarkCloud } from './postmark/api';
import type { QstashCloud } from './qstash/cloud';
import type { S3Cloud } from './s3/api';
import type { Settings } from './settings';
import type { StripeCloud } from './stripe/cloud';
import type { Vendor, VendorName } from './vendor';

export type CloudUrls = {
  stripe: string;
  qstash: string;
  postmark: string;
  hibp: string;
  s3: string;
  google: string;
  /** The address before /chat/completions. */
  assistant: string;
  control: string;
};

/** What the control port can access. */
export type Parts = {
  settings: Settings;
  clock: Clock;
  stripe: StripeCloud;
  qstash: QstashCloud;
  postmark: PostmarkCloud;
  s3: S3Cloud;
  google: GoogleState;
  assistant: AssistantCloud;
  vendors: Record<VendorName, Vendor>;
  urls: CloudUrls;
  reset: () => void;
};
