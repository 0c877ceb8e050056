type LinkMail = { subject: string; lead: string; button: string; after: string; href: string };

export function resetMail(href: string): LinkMail {
  return {
    subject: 'Set a new password',
    lead: 'You, or somebody who typed your address, asked for a new password for your MAIS account.',
    button: 'Set a new password',
    after: 'The link works once, for an hour. If it wasn’t you, nothing happens: just leave this mail be.',
    href,
  };
}

export function invitationMail(href: string, businessName: string): LinkMail {
  return {
    subject: `Join ${businessName} on MAIS`,
    lead: `${businessName} invites you to its team. You’ll see its bookings, customers and calendar.`,
    button: 'Accept the invitation',
    after: 'The link works once, for seven days.',
    href,
  };
}

export function asText(mail: LinkMail): string {
  return `${mail.lead}\n\n${mail.button}:\n${mail.href}\n\n${mail.after}\n`;
}

/** Tables and inline styles, as mail programs want it; colours that read in light and dark. */
export function asHtml(mail: LinkMail): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${inHtml(mail.subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f4f5f6;font-family:-apple-system,'Segoe UI',Roboto,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" style="max-width:30rem;background:#ffffff;border-radius:10px" cellpadding="0" cellspacing="0"><tr><td style="padding:32px">
<h1 style="margin:0 0 12px;font-size:20px;color:#1f2630">${inHtml(mail.subject)}</h1>
<p style="margin:0 0 24px;font-size:16px;line-height:1.5;color:#3a4350">${inHtml(mail.lead)}</p>
<a href="${inHtml(mail.href)}" style="display:inline-block;padding:12px 20px;border-radius:7px;background:#26303c;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${inHtml(mail.button)}</a>
<p style="margin:24px 0 0;font-size:14px;line-height:1.5;color:#5a6472">${inHtml(mail.after)}</p>
</td></tr></table></td></tr></table></body></html>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const inHtml = (text: string) => text.replaceAll(/[&<>"]/g, (letter) => entities[letter] ?? letter);
