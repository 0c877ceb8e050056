import { escapeHtml } from '../html';
import { addresses, type Mail } from '../postmark/api';

type View = { base: string; search: string; mails: Mail[]; open?: Mail; missing?: boolean };

const shownMails = 200;

/** Two panes: the sent mails on the left, the chosen mail on the right. */
export function inboxPage(view: View): string {
  const { base, search, mails, open } = view;
  const subject = open ? open.subject : 'Mail';
  // A page has one main heading: the open mail's subject, else the inbox's own name.
  const title = open ? 'p' : 'h1';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(subject)} · Local mail</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(base)}/assets/inbox.css">
<script src="${escapeHtml(base)}/assets/inbox.js" defer></script>
</head>
<body data-base="${escapeHtml(base)}" data-newest="${escapeHtml(mails[0]?.id ?? '')}"${open || view.missing ? ' class="reading"' : ''}>
<aside>
<header><${title} class="brand"><a href="${escapeHtml(base)}">Local mail</a></${title}>
<p>Everything the app has sent from this machine. Nothing left it.</p>
<form role="search" action="${escapeHtml(base)}"><label for="to">Recipient</label>
<div class="find"><input id="to" name="to" type="search" value="${escapeHtml(search)}" placeholder="name@example.com"><button>Search</button></div></form>
</header>
<nav aria-label="Mails">${list(view)}</nav>
</aside>
<main>${open ? letter(base, open) : nothing(view)}</main>
</body>
</html>`;
}

function list({ base, search, mails, open }: View): string {
  if (mails.length === 0)
    return `<p class="none">${search ? 'No mail to this recipient yet.' : 'No mail yet.'}</p>`;
  const query = search ? `?to=${encodeURIComponent(search)}` : '';
  const items = mails.slice(0, shownMails).map(
    (
      mail,
    ) => `<li><a href="${escapeHtml(base)}/${mail.id}${escapeHtml(query)}"${mail.id === open?.id ? ' aria-current="page"' : ''}>
<span class="who">${escapeHtml(addresses(mail.to).join(', '))}</span><time datetime="${iso(mail)}">${clock(mail)}</time>
<span class="subject">${escapeHtml(mail.subject || '(no subject)')}</span>
<span class="more">${escapeHtml(mail.text.replace(/\s+/g, ' ').slice(0, 90))}</span></a></li>`,
  );
  return `<ol>${items.join('')}</ol>`;
}

function letter(base: string, mail: Mail): string {
  const own = `${escapeHtml(base)}/${mail.id}`;
  const row = (name: string, value: string) => (value ? `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>` : '');
  return `<article>
<p class="back"><a href="${escapeHtml(base)}">← All mail</a></p>
<h1>${escapeHtml(mail.subject || '(no subject)')}</h1>
<dl>${row('From', mail.from)}${row('To', mail.to)}${row('Cc', mail.cc)}${row('Bcc', mail.bcc)}${row('Reply to', mail.replyTo)}
<dt>Sent</dt><dd><time datetime="${iso(mail)}">${escapeHtml(new Date(mail.at).toUTCString())}</time></dd></dl>
${attachments(own, mail)}
${mail.html ? `<iframe title="The mail as its reader sees it" src="${own}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>` : ''}
${mail.text ? `<details${mail.html ? '' : ' open'}><summary>Plain text</summary><pre tabindex="0">${escapeHtml(mail.text)}</pre></details>` : ''}
</article>`;
}

function attachments(own: string, mail: Mail): string {
  if (mail.attachments.length === 0) return '';
  const files = mail.attachments.map(
    (file, index) =>
      `<li><a href="${own}/attachments/${index}" download>${escapeHtml(file.Name)}</a> <small>${size(file.Content)}</small></li>`,
  );
  return `<ul class="files" aria-label="Attachments">${files.join('')}</ul>`;
}

function nothing({ missing, mails }: View): string {
  if (missing) return '<p class="empty">This mail is gone: the inbox was emptied meanwhile.</p>';
  return `<p class="empty">${
    mails.length > 0
      ? 'Pick a mail to read it.'
      : 'Book something: the confirmation arrives here within seconds.'
  }</p>`;
}

function size(base64: string): string {
  const bytes = Buffer.from(base64, 'base64').length;
  return bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} kB`;
}

function iso(mail: Mail): string {
  return new Date(mail.at).toISOString();
}

function clock(mail: Mail): string {
  return iso(mail).slice(11, 16);
}
