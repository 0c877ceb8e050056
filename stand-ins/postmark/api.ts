import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { type CloudRequest, header, json, type Reply } from '../http';
import type { Settings } from '../settings';

type Attachment = { Name: string; ContentType: string; Content: string; ContentID?: string };
export type Mail = {
  id: string;
  at: number;
  from: string;
  to: string;
  cc: string;
  bcc: string;
  replyTo: string;
  subject: string;
  html: string;
  text: string;
  tag: string;
  stream: string;
  metadata: Record<string, string>;
  headers: { Name: string; Value: string }[];
  attachments: Attachment[];
};

type Verdict = { status: number; body: { ErrorCode: number; Message: string; [more: string]: unknown } };
const keptMails = 2000;
const mostRecipients = 50;
const mostInBatch = 500;

/** Accepts mails as Postmark does and stores them for the inbox page. */
export class PostmarkCloud {
  mails: Mail[] = [];
  /** Lower-cased addresses with a hard bounce or a complaint. */
  readonly inactive = new Set<string>();

  constructor(
    readonly settings: Settings,
    readonly clock: Clock,
    readonly touch: () => void,
  ) {}

  handle = (request: CloudRequest): Reply => {
    if (header(request, 'x-postmark-server-token') !== this.settings.secrets.postmarkServerToken) {
      return problem(
        401,
        10,
        'No Account or Server API tokens were supplied in the HTTP headers, or they are wrong.',
      );
    }
    const key = `${request.method} ${request.path.replace(/\/$/, '')}`;
    if (key === 'GET /server')
      return json({ ID: 1, Name: 'Local cloud', Color: 'blue', DeliveryType: 'Sandbox' });
    if (key !== 'POST /email' && key !== 'POST /email/batch') {
      return problem(501, 0, `The local cloud does not implement ${key}.`);
    }
    const given = parse(request.body);
    if (given === undefined) return problem(422, 402, 'Received invalid JSON input.');
    if (key === 'POST /email') {
      const { status, body } = this.#take(given);
      return json(body, status);
    }
    if (!Array.isArray(given) || given.length > mostInBatch) {
      return problem(422, 410, `A batch is a list of at most ${mostInBatch} messages.`);
    }
    return json(given.map((one) => this.#take(one).body));
  };

  #take(given: unknown): Verdict {
    if (given === null || typeof given !== 'object') return refused(422, 402, 'Invalid JSON');
    const mail = read(given as Record<string, unknown>, this.clock.now());
    const everyone = [mail.to, mail.cc, mail.bcc].flatMap(addresses);
    if (addresses(mail.from).length !== 1)
      return refused(422, 300, `Invalid 'From' address: '${mail.from}'.`);
    if (everyone.length === 0) return refused(422, 300, 'Zero recipients specified');
    if (everyone.length > mostRecipients)
      return refused(422, 300, `Too many recipients: ${everyone.length}.`);
    const wrong = everyone.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
    if (wrong) return refused(422, 300, `Error parsing 'To': Illegal email address '${wrong}'.`);
    if (!mail.html && !mail.text)
      return refused(422, 300, "Provide either email 'TextBody' or 'HtmlBody' or both.");
    const away = everyone.filter((address) => this.inactive.has(address));
    if (away.length > 0) {
      return refused(
        422,
        406,
        'You tried to send to recipient(s) that have been marked as inactive. ' +
          `Found inactive addresses: ${away.join(', ')}. ` +
          'Inactive recipients are ones that have generated a hard bounce, a spam complaint, or a manual suppression.',
      );
    }
    this.mails.push(mail);
    if (this.mails.length > keptMails) this.mails.shift();
    this.touch();
    return {
      status: 200,
      body: {
        ErrorCode: 0,
        Message: 'OK',
        MessageID: mail.id,
        SubmittedAt: new Date(mail.at).toISOString(),
        To: mail.to,
      },
    };
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function read(given: Record<string, unknown>, at: number): Mail {
  const text = (key: string) => (typeof given[key] === 'string' ? (given[key] as string) : '');
  return {
    id: randomUUID(),
    at,
    from: text('From'),
    to: text('To'),
    cc: text('Cc'),
    bcc: text('Bcc'),
    replyTo: text('ReplyTo'),
    subject: text('Subject'),
    html: text('HtmlBody'),
    text: text('TextBody'),
    tag: text('Tag'),
    stream: text('MessageStream') || 'outbound',
    metadata: (given.Metadata ?? {}) as Record<string, string>,
    headers: (given.Headers ?? []) as Mail['headers'],
    attachments: (given.Attachments ?? []) as Attachment[],
  };
}

/** The bare, lower-cased addresses of a list like `Ann <ann@x.test>, bob@y.test`. */
export function addresses(list: string): string[] {
  return list
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((part) => (/<([^>]*)>/.exec(part)?.[1] ?? part).trim().toLowerCase())
    .filter((address) => address !== '');
}

function refused(status: number, code: number, message: string): Verdict {
  return { status, body: { ErrorCode: code, Message: message } };
}

function problem(status: number, code: number, message: string): Reply {
  return json({ ErrorCode: code, Message: message }, status);
}
