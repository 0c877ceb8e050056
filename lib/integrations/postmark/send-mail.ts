import { Errors, ServerClient } from 'postmark';
import { oneLine, quotable } from '@/lib/domain/plain-text';
import { env } from '@/lib/env';
import { callVendor, VendorUnavailable } from '@/lib/integrations/resilience';
import { vendors } from '@/lib/integrations/vendors';
import { senderAddress } from './sender-address';

export type OutgoingMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Shown as the sender's name; the address is the platform's. */
  fromName: string;
  replyTo?: string;
  /** The kind of mail, for Postmark's statistics. */
  tag: string;
  /** Ids only, to find our row when a bounce arrives. */
  metadata: Record<string, string>;
  /**
   * Postmark builds the MIME parts itself and accepts a calendar file only as an attachment, not as an alternative of
   * the text. Calendar programs go by its content type with the `method`.
   */
  attachments?: { name: string; contentType: string; content: string }[];
};

export type SendResult =
  | { ok: true; vendorId: string }
  /** `retryable`: a retry may succeed. `inactive_recipient`: it never will (a hard bounce or a complaint). */
  | { ok: false; reason: 'retryable' | 'inactive_recipient' | 'refused'; detail: string };

/** Headers that suppress out-of-office replies (RFC 3834; Exchange reads the second one). */
const automatic = [
  { Name: 'Auto-Submitted', Value: 'auto-generated' },
  { Name: 'X-Auto-Response-Suppress', Value: 'OOF, AutoReply' },
];

let client: ServerClient | undefined;

function postmark(): ServerClient {
  client ??= new ServerClient(env.POSTMARK_SERVER_TOKEN, {
    timeout: vendors.postmark.limitMs / 1000,
    ...address(env.POSTMARK_API_URL),
  });
  return client;
}

/** Sends one transactional mail. Never throws, whatever Postmark answers or fails to answer: the result says it. */
export async function sendMail(mail: OutgoingMail): Promise<SendResult> {
  try {
    const sent = await callVendor('postmark', () =>
      postmark().sendEmail({
        From: `"${quotable(mail.fromName)}" <${senderAddress(env.MAIL_FROM)}>`,
        To: mail.to,
        Subject: oneLine(mail.subject),
        HtmlBody: mail.html,
        TextBody: mail.text,
        MessageStream: 'outbound',
        Tag: mail.tag,
        Metadata: mail.metadata,
        TrackOpens: false,
        Headers: automatic,
        ...(mail.replyTo ? { ReplyTo: mail.replyTo } : {}),
        Attachments: (mail.attachments ?? []).map((file) => ({
          Name: file.name,
          ContentType: file.contentType,
          Content: Buffer.from(file.content, 'utf8').toString('base64'),
          ContentID: null,
        })),
      }),
    );
    return { ok: true, vendorId: sent.MessageID };
  } catch (error) {
    return classify(error);
  }
}

/** Resolves if Postmark is reachable with our token; for health checks. @throws VendorUnavailable */
export async function retrieveMailServer(): Promise<void> {
  await callVendor('postmark', () => postmark().getServer());
}

/**
 * Error codes of a 422 that refuse the sender, not the mail: signature unknown (400) or unconfirmed (401), out of
 * credits (405), account not approved yet (412) or closed to sending (413).
 */
const accountCodes = new Set([400, 401, 405, 412, 413]);

function classify(error: unknown): SendResult {
  if (error instanceof Errors.InactiveRecipientsError) {
    return { ok: false, reason: 'inactive_recipient', detail: 'The address does not accept our mail.' };
  }
  if (error instanceof VendorUnavailable) return { ok: false, reason: 'retryable', detail: error.message };
  // A wrong token or an account in trouble can be fixed, so the mail is retried; a bad address or body can't succeed.
  const retryable = !(error instanceof Errors.ApiInputError) || accountCodes.has(error.code);
  return {
    ok: false,
    reason: retryable ? 'retryable' : 'refused',
    detail:
      error instanceof Errors.PostmarkError ? `Postmark answered with code ${error.code}` : 'Unknown failure',
  };
}

function address(url: string | undefined) {
  if (!url) return {};
  const { host, protocol } = new URL(url);
  return { requestHost: host, useHttps: protocol === 'https:' };
}
