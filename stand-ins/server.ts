import { handleAssistant } from './assistant/api';
import { AssistantCloud } from './assistant/cloud';
import { errorBody as modelError } from './assistant/refusal';
import { Clock } from './clock';
import { handleControl } from './control-api';
import { handleGoogle } from './google/api';
import { isPage as isGooglePage } from './google/pages';
import { errorBody as googleError } from './google/refusal';
import { GoogleState } from './google/state';
import { handleRange } from './hibp/range';
import { type CloudRequest, listen } from './http';
import type { CloudUrls, Parts } from './parts';
import { type Mail, PostmarkCloud } from './postmark/api';
import { handleApi as handleQstash } from './qstash/api';
import { QstashCloud } from './qstash/cloud';
import { S3Cloud } from './s3/api';
import { errorXml } from './s3/refusal';
import { type CloudOptions, localSecrets, type Settings } from './settings';
import { Snapshot } from './snapshot';
import { handleApi as handleStripe, keepAnswer } from './stripe/api';
import { watchDebit } from './stripe/checkout';
import { parseDump, StripeCloud } from './stripe/cloud';
import { handlePage } from './stripe/pages';
import { sendWaitingRefunds } from './stripe/refund-outcomes';
import { watchExpiry } from './stripe/sessions';
import { Vendor, type VendorName } from './vendor';

type Saved = {
  stripe: unknown;
  qstash: ReturnType<QstashCloud['dump']>;
  mails: Mail[];
  google?: ReturnType<GoogleState['dump']>;
};

const isApi = (request: CloudRequest) => request.path.startsWith('/v1/');

/**
 * Starts the stand-ins for Stripe, QStash, Postmark, Have I Been Pwned, an S3-compatible store, Google and the assistant's
 * model, and the control port, all on 127.0.0.1.
 */
export async function startLocalCloud(
  options: CloudOptions,
): Promise<{ urls: CloudUrls; close: () => Promise<void> }> {
  const settings: Settings = {
    appUrl: options.appUrl,
    secrets: { ...localSecrets, ...options.secrets },
    bankDebitMs: options.bankDebitMs ?? 8_000,
    platformCountry: options.platformCountry ?? 'US',
  };
  const clock = new Clock();
  const snapshot = new Snapshot(options.dataFile, () => ({
    stripe: stripe.dump(),
    qstash: qstash.dump(),
    mails: postmark.mails,
    google: google.dump(),
  }));
  const stripe = new StripeCloud(settings, clock, snapshot.touch);
  const qstash = new QstashCloud(settings, clock, snapshot.touch);
  const postmark = new PostmarkCloud(settings, clock, snapshot.touch);
  const s3 = new S3Cloud(settings, clock);
  const google = new GoogleState(settings, clock, snapshot.touch);
  const assistant = new AssistantCloud(settings);
  const vendors: Record<VendorName, Vendor> = {
    stripe: new Vendor(
      'stripe',
      (status, code) => ({
        error: {
          type: status < 500 ? 'invalid_request_error' : 'api_error',
          ...(code ? { code } : {}),
          message: `The local cloud was told to answer ${status}.`,
        },
      }),
      (request) => (isApi(request) ? handleStripe(stripe, request) : handlePage(stripe, request)),
      (request) => !isApi(request),
      (request, status, body) => keepAnswer(stripe, request, status, body),
    ),
    qstash: new Vendor(
      'qstash',
      (status) => ({ error: `The local cloud was told to answer ${status}.` }),
      (request) => handleQstash(qstash, request),
    ),
    postmark: new Vendor(
      'postmark',
      (status, code = 0) => ({ ErrorCode: code, Message: `The local cloud was told to answer ${status}.` }),
      postmark.handle,
    ),
    hibp: new Vendor('hibp', (status) => `The local cloud was told to answer ${status}.`, handleRange),
    s3: new Vendor(
      's3',
      (status, code = 'InternalError') =>
        errorXml(String(code), `The local cloud was told to answer ${status}.`),
      s3.handle,
      // What a browser asks before it puts; a store answers that elsewhere.
      (request) => request.method === 'OPTIONS',
    ),
    google: new Vendor(
      'google',
      (status, code = 'backendError') =>
        googleError(status, String(code), `The local cloud was told to answer ${status}.`),
      (request) => handleGoogle(google, request),
      isGooglePage,
    ),
    assistant: new Vendor(
      'assistant',
      (status, code) =>
        modelError(
          `The local cloud was told to answer ${status}.`,
          status === 429 ? 'rate_limit_exceeded' : 'server_error',
          code === undefined ? null : String(code),
        ),
      (request) => handleAssistant(assistant, request),
    ),
  };
  const parts: Parts = {
    settings,
    clock,
    stripe,
    qstash,
    postmark,
    s3,
    google,
    assistant,
    vendors,
    urls: { stripe: '', qstash: '', postmark: '', hibp: '', s3: '', google: '', assistant: '', control: '' },
    reset: () => {
      clock.clear();
      stripe.clear();
      qstash.clear();
      postmark.mails = [];
      postmark.inactive.clear();
      s3.objects.clear();
      google.clear();
      assistant.clear();
      for (const vendor of Object.values(vendors)) vendor.clear();
      snapshot.touch();
    },
  };
  const listeners = await Promise.all([
    listen(vendors.stripe.handle, options.stripePort ?? 0),
    listen(vendors.qstash.handle, options.qstashPort ?? 0),
    listen(vendors.postmark.handle, options.postmarkPort ?? 0),
    listen(vendors.hibp.handle, options.hibpPort ?? 0),
    listen(vendors.s3.handle, options.s3Port ?? 0),
    listen(vendors.google.handle, options.googlePort ?? 0),
    listen(vendors.assistant.handle, options.assistantPort ?? 0),
    listen((request) => handleControl(parts, request), options.controlPort ?? 0),
  ]);
  const [stripeAt, qstashAt, postmarkAt, hibpAt, s3At, googleAt, assistantAt, controlAt] = listeners;
  Object.assign(parts.urls, {
    stripe: stripeAt.url,
    qstash: qstashAt.url,
    postmark: postmarkAt.url,
    hibp: hibpAt.url,
    s3: s3At.url,
    google: googleAt.url,
    assistant: `${assistantAt.url}/v1`,
    control: controlAt.url,
  });
  stripe.url = stripeAt.url;
  stripe.onMoney = () => sendWaitingRefunds(stripe);
  restore(parts, snapshot.read() as Saved | undefined);
  return {
    urls: parts.urls,
    close: async () => {
      clock.stop();
      stripe.webhooks.stop();
      qstash.stop();
      await Promise.all(listeners.map((listener) => listener.close()));
      snapshot.write();
    },
  };
}

function restore({ stripe, qstash, postmark, google }: Parts, saved: Saved | undefined): void {
  if (!saved) return;
  stripe.load(parseDump(saved.stripe));
  qstash.load(saved.qstash);
  postmark.mails = saved.mails;
  if (saved.google) google.load(saved.google);
  for (const { scope, value } of stripe.tables.sessions.rows()) {
    if (value.status === 'open') {
      // The port may differ from that of the former run.
      value.url = `${stripe.url}/c/pay/${value.id}`;
      watchExpiry(stripe, value.id);
    }
    const intent = value.payment_intent ? stripe.tables.intents.find(scope, value.payment_intent) : undefined;
    if (intent?.status === 'processing') watchDebit(stripe, value.id);
  }
}
