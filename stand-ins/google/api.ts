import { type CloudRequest, header, json, type Reply } from '../http';
import { changed, stopChannel, watch } from './channels';
import { find, insert, list, parseBody, patch, remove, shown } from './events';
import { freeBusy } from './free-busy';
import { consentGiven, consentPage, revokeToken, token } from './oauth';
import { handlePage, isPage } from './pages';
import { GoogleRefusal, OauthRefusal } from './refusal';
import type { GoogleState, Grant } from './state';

const listScope = 'https://www.googleapis.com/auth/calendar.calendarlist.readonly';
const busyScope = 'https://www.googleapis.com/auth/calendar.freebusy';
const eventsScope = 'https://www.googleapis.com/auth/calendar.events';

/** Google's OAuth and Calendar API (v3), as far as the product uses them; anything else is answered with 501. */
export function handleGoogle(cloud: GoogleState, request: CloudRequest): Reply {
  try {
    return answer(cloud, request);
  } catch (error) {
    if (error instanceof GoogleRefusal || error instanceof OauthRefusal) return error.reply();
    throw error;
  }
}

function answer(cloud: GoogleState, request: CloudRequest): Reply {
  const { method, path } = request;
  if (isPage(request)) return handlePage(cloud, request);
  if (cloud.off) throw new GoogleRefusal(503, 'backendError', 'Service unavailable. Please try again.');
  switch (`${method} ${path}`) {
    case 'GET /o/oauth2/v2/auth':
      return consentPage(cloud, request);
    case 'POST /o/oauth2/v2/auth':
      return consentGiven(cloud, request);
    case 'POST /token':
      return token(cloud, request);
    case 'POST /revoke':
      return revokeToken(cloud, request);
    default:
      return calendarApi(cloud, request);
  }
}

function calendarApi(cloud: GoogleState, request: CloudRequest): Reply {
  const { method } = request;
  const parts = request.path.split('/').map(decodeURIComponent);
  const [, root, version, kind, calendarId = '', what, eventId] = parts;
  if (root !== 'calendar' || version !== 'v3') throw notKnown(request);
  const grant = granted(cloud, request);
  const { email } = grant;
  if (method === 'GET' && request.path === '/calendar/v3/users/me/calendarList') {
    need(grant, listScope);
    const items = [...cloud.account(email).calendars.values()].map(
      ({ id, summary, timeZone, primary, accessRole }) => ({
        kind: 'calendar#calendarListEntry',
        id,
        summary,
        timeZone,
        accessRole,
        ...(primary ? { primary } : {}),
      }),
    );
    return json({ kind: 'calendar#calendarList', items });
  }
  if (method === 'POST' && request.path === '/calendar/v3/freeBusy') {
    need(grant, busyScope);
    return json(freeBusy(cloud.account(email), bodyOf(request)));
  }
  need(grant, eventsScope);
  if (method === 'POST' && request.path === '/calendar/v3/channels/stop') {
    stopChannel(cloud, bodyOf(request));
    return { status: 204 };
  }
  if (kind !== 'calendars' || what !== 'events') throw notKnown(request);
  const calendar = cloud.calendar(email, calendarId);
  const ifMatch = header(request, 'if-match');
  if (eventId === undefined) {
    if (method === 'GET') return json(list(calendar, request.query));
    if (method !== 'POST') throw notKnown(request);
    const made = insert(cloud, calendar, parseBody(bodyOf(request)));
    changed(cloud, email, calendar.id);
    return json(shown(made), 200, { etag: made.etag });
  }
  if (eventId === 'watch' && method === 'POST')
    return json(watch(cloud, email, calendar.id, bodyOf(request)));
  if (method === 'GET') return json(shown(find(calendar, eventId)));
  if (method === 'PATCH') {
    const patched = patch(cloud, calendar, eventId, parseBody(bodyOf(request)), ifMatch);
    changed(cloud, email, calendar.id);
    return json(shown(patched), 200, { etag: patched.etag });
  }
  if (method !== 'DELETE') throw notKnown(request);
  remove(cloud, calendar, eventId, ifMatch);
  changed(cloud, email, calendar.id);
  return { status: 204 };
}

function granted(cloud: GoogleState, request: CloudRequest): Grant {
  const [, given = ''] = /^Bearer (\S+)$/.exec(header(request, 'authorization') ?? '') ?? [];
  const access = cloud.access.get(given);
  const grant = access && cloud.grants.get(access.grantId);
  if (!access || !grant || grant.revoked || access.until <= cloud.clock.now())
    throw new GoogleRefusal(401, 'authError', 'Invalid Credentials');
  return grant;
}

function need({ scopes }: Grant, scope: string): void {
  if (!scopes.includes(scope))
    throw new GoogleRefusal(
      403,
      'insufficientPermissions',
      'Request had insufficient authentication scopes.',
    );
}

function bodyOf(request: CloudRequest): unknown {
  try {
    return JSON.parse(request.body.toString() || '{}');
  } catch {
    throw new GoogleRefusal(400, 'parseError', 'Parse Error');
  }
}

const notKnown = ({ method, path }: CloudRequest) =>
  new GoogleRefusal(501, 'notImplemented', `The local cloud does not implement ${method} ${path}.`);
