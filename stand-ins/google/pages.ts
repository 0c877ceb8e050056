import { escapeHtml, page } from '../html';
import { type CloudRequest, html, type Reply, redirect } from '../http';
import { changed } from './channels';
import { find, insert, parseBody, patch, remove } from './events';
import { icsOf } from './ics';
import { style } from './page-style';
import { GoogleRefusal } from './refusal';
import type { Account, GoogleCalendar, GoogleEvent, GoogleState, Moment } from './state';

/** Pages for a person: neither counted nor broken. */
export const isPage = ({ path }: CloudRequest): boolean => path === '/' || path.startsWith('/calendars');

/**
 * A small Google Calendar: a person's events, to be made, moved and deleted, and their permission to be taken back. Each
 * calendar also has its address in iCal format.
 */
export function handlePage(cloud: GoogleState, request: CloudRequest): Reply {
  const [, , email = '', calendarId = '', file] = request.path.split('/').map(decodeURIComponent);
  if (request.path === '/') return start(cloud);
  const account = cloud.account(email);
  if (file === 'basic.ics') return icsOf(cloud.calendar(email, calendarId), request);
  if (request.method === 'GET') return html(view(cloud, account));
  if (request.method !== 'POST') throw new GoogleRefusal(501, 'notImplemented', 'GET or POST');
  act(cloud, email, new URLSearchParams(request.body.toString()));
  return redirect(`/calendars/${encodeURIComponent(email)}`);
}

const link = (email: string) => `<a href="/calendars/${encodeURIComponent(email)}">${escapeHtml(email)}</a>`;

function start(cloud: GoogleState): Reply {
  const people = [...cloud.accounts.keys()].map((email) => `<li>${link(email)}</li>`).join('');
  return html(
    page(
      'Stand-in for Google',
      `<main><p class="stand-in">A stand-in for Google, on this machine.</p><h1>Calendars</h1><ul>${people}</ul></main>`,
      style,
    ),
  );
}

function act(cloud: GoogleState, email: string, form: URLSearchParams): void {
  const field = (name: string) => form.get(name) ?? '';
  const what = field('do');
  if (what === 'revoke') {
    cloud.revoke(email);
    return;
  }
  if (what === 'off') {
    cloud.off = field('on') === 'true';
    cloud.touch();
    return;
  }
  if (what === 'push') {
    cloud.pushes = field('on') === 'true';
    cloud.touch();
    return;
  }
  const calendar = cloud.calendar(email, field('calendar'));
  if (what === 'make') {
    insert(
      cloud,
      calendar,
      parseBody({
        summary: field('summary'),
        ...times(field('start'), field('end')),
        transparency: field('free') ? 'transparent' : 'opaque',
        ...(rules.has(field('repeats')) ? { recurrence: [`RRULE:${field('repeats')}`] } : {}),
      }),
    );
  } else if (what === 'move') {
    patch(cloud, calendar, field('id'), parseBody(times(field('start'), field('end'))), undefined);
  } else if (what === 'delete') {
    if (find(calendar, field('id')).status !== 'cancelled') remove(cloud, calendar, field('id'), undefined);
  }
  changed(cloud, email, calendar.id);
}

/** How often an event of the page can be repeated. */
const rules = new Map([
  ['FREQ=DAILY', 'every day'],
  ['FREQ=WEEKLY', 'every week'],
  ['FREQ=MONTHLY', 'every month, on this date'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'every month, on the second Tuesday'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'every month, on the last Friday'],
  ['FREQ=YEARLY', 'every year'],
]);
const repeated = ([line = '']: string[]) => rules.get(line.replace('RRULE:', '')) ?? line;

/** The page speaks UTC, and says so. */
const times = (start: string, end: string) => ({
  start: { dateTime: `${start}:00Z` },
  end: { dateTime: `${end}:00Z` },
});

function view(cloud: GoogleState, { email, calendars }: Account): string {
  const granted = [...cloud.grants.values()].some((grant) => grant.email === email && !grant.revoked);
  const all = [...calendars.values()];
  return page(
    `${email} – stand-in for Google`,
    `<main><p class="stand-in">A stand-in for Google, on this machine. Times are UTC. <a href="/">All people</a></p>
<h1>${escapeHtml(email)}</h1>
<p>MAIS ${granted ? 'may look into these calendars.' : 'is not let in.'} Notifications are ${cloud.pushes ? 'sent' : 'not sent'}.${cloud.off ? ' <strong>Google is switched off: everything but this page is answered with 503.</strong>' : ''}</p>
<div class="row">
<form method="post"><button class="quiet" name="do" value="revoke"${granted ? '' : ' disabled'}>Take MAIS’s permission back</button></form>
<form method="post"><input type="hidden" name="on" value="${!cloud.pushes}"><button class="quiet" name="do" value="push">${cloud.pushes ? 'Stop notifications' : 'Send notifications'}</button></form>
<form method="post"><input type="hidden" name="on" value="${!cloud.off}"><button class="quiet" name="do" value="off">${cloud.off ? 'Switch Google on' : 'Switch Google off'}</button></form>
</div>
<form method="post"><input type="hidden" name="do" value="make">
<fieldset><legend>New event</legend>
<label>Calendar <select name="calendar">${all.map(({ id, summary }) => `<option value="${escapeHtml(id)}">${escapeHtml(summary)}</option>`).join('')}</select></label>
<label>What <input name="summary" required value="Dentist"></label>
<label>From <input type="datetime-local" name="start" required></label>
<label>To <input type="datetime-local" name="end" required></label>
<label><input type="checkbox" name="free" value="1"> Free</label>
<label>Repeats <select name="repeats"><option value="">never</option>${[...rules].map(([rule, words]) => `<option value="${rule}">${words}</option>`).join('')}</select></label>
</fieldset><button>Save</button></form>
${all.map((calendar) => calendarView(email, calendar)).join('')}</main>`,
    style,
  );
}

function calendarView(email: string, calendar: GoogleCalendar): string {
  const events = [...calendar.events.values()]
    .filter(({ status }) => status !== 'cancelled')
    .sort((a, b) => (text(a.start) < text(b.start) ? -1 : 1));
  const ics = `/calendars/${encodeURIComponent(email)}/${encodeURIComponent(calendar.id)}/basic.ics`;
  return `<h2>${escapeHtml(calendar.summary)}</h2>
<p class="stand-in">Secret address in iCal format: <a href="${ics}">basic.ics</a></p>
${events.length === 0 ? '<p>No events.</p>' : `<ul class="events">${events.map((event) => eventView(calendar, event)).join('')}</ul>`}`;
}

function eventView(calendar: GoogleCalendar, event: GoogleEvent): string {
  const hidden = `<input type="hidden" name="calendar" value="${escapeHtml(calendar.id)}"><input type="hidden" name="id" value="${escapeHtml(event.id)}">`;
  const local = (moment: Moment) =>
    'date' in moment ? `${moment.date}T00:00` : new Date(moment.dateTime).toISOString().slice(0, 16);
  return `<li><strong>${escapeHtml(event.summary ?? '')}</strong>
<span>${escapeHtml(text(event.start))} – ${escapeHtml(text(event.end))}${event.transparency === 'transparent' ? ', free' : ''}${event.recurrence ? `, ${escapeHtml(repeated(event.recurrence))}` : ''}</span>
<form method="post">${hidden}
<label>From <input type="datetime-local" name="start" value="${local(event.start)}" required></label>
<label>To <input type="datetime-local" name="end" value="${local(event.end)}" required></label>
<button name="do" value="move">Move</button> <button class="quiet" name="do" value="delete" formnovalidate>Delete</button></form></li>`;
}

const text = (moment: Moment) =>
  'date' in moment ? moment.date : new Date(moment.dateTime).toISOString().slice(0, 16).replace('T', ' ');
