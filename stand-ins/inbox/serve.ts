import { type CloudRequest, header, html, json, type Reply } from '../http';
import { addresses, type Mail, type PostmarkCloud } from '../postmark/api';
import { inboxPage } from './page';
import { inboxScript } from './script';
import { inboxStyle } from './style';

export function isInboxPath(path: string): boolean {
  return path === '/mail' || path === '/mail.json' || path.startsWith('/mail/');
}

/**
 * Serves the inbox. Links are relative to where the visitor sees it: the app serves it under another path and sends
 * that in `x-forwarded-prefix`.
 */
export function serveInbox(postmark: PostmarkCloud, request: CloudRequest): Reply {
  const prefix = header(request, 'x-forwarded-prefix') ?? '';
  const base = /^(?:\/[\w-]+)+$/.test(prefix) ? prefix : '/mail';
  const search = request.query.get('to') ?? '';
  const found = newestFirst(postmark.mails, search);
  if (request.path === '/mail.json') return json(found);
  const [, , id = '', part = '', index = ''] = request.path.split('/');
  if (id === 'assets') return asset(part);
  if (id === '') return html(inboxPage({ base, search, mails: found }));
  const mail = postmark.mails.find((one) => one.id === id.replace(/\.json$/, ''));
  if (!mail) return html(inboxPage({ base, search, mails: found, missing: true }), 404);
  if (id.endsWith('.json')) return json(mail);
  if (part === '') return html(inboxPage({ base, search, mails: found, open: mail }));
  if (part === 'html') return preview(mail);
  if (part === 'attachments') return attachment(mail, Number(index));
  return json({ error: 'not found' }, 404);
}

function newestFirst(mails: Mail[], search: string): Mail[] {
  const wanted = search.trim().toLowerCase();
  const fits = (mail: Mail) =>
    wanted === '' ||
    [mail.to, mail.cc, mail.bcc].flatMap(addresses).some((address) => address.includes(wanted));
  return mails.filter(fits).reverse();
}

function asset(name: string): Reply {
  const headers = { 'cache-control': 'no-store' };
  if (name === 'inbox.css') {
    return {
      status: 200,
      headers: { ...headers, 'content-type': 'text/css; charset=utf-8' },
      body: inboxStyle,
    };
  }
  if (name === 'inbox.js') {
    return {
      status: 200,
      headers: { ...headers, 'content-type': 'text/javascript; charset=utf-8' },
      body: inboxScript,
    };
  }
  return json({ error: 'not found' }, 404);
}

/** Renders a mail's HTML, which is untrusted: sandboxed, without scripts, forms or an origin of its own. */
function preview(mail: Mail): Reply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline'; font-src * data:; frame-ancestors 'self'",
      'cache-control': 'no-store',
    },
    // Links open in a new tab. Inside <head>, since anything before the doctype would trigger quirks mode.
    body: /<head\b[^>]*>/i.test(mail.html)
      ? mail.html.replace(/<head\b[^>]*>/i, (head) => `${head}<base target="_blank">`)
      : `<base target="_blank">${mail.html}`,
  };
}

function attachment(mail: Mail, index: number): Reply {
  const file = mail.attachments[index];
  if (!file) return json({ error: 'not found' }, 404);
  return {
    status: 200,
    headers: {
      'content-type': file.ContentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.Name)}`,
      'x-content-type-options': 'nosniff',
    },
    body: Buffer.from(file.Content, 'base64'),
  };
}
