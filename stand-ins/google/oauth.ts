import { createHash, randomBytes } from 'node:crypto';
import { escapeHtml, page } from '../html';
import { type CloudRequest, html, json, type Reply, redirect } from '../http';
import { style } from './page-style';
import { OauthRefusal } from './refusal';
import type { GoogleState } from './state';

/** What an app may ask for here; another scope is refused, as Google refuses what was not configured. */
const scopes = new Map([
  ['https://www.googleapis.com/auth/calendar.calendarlist.readonly', 'See the list of your calendars'],
  ['https://www.googleapis.com/auth/calendar.events', 'See and change events in your calendars'],
  ['https://www.googleapis.com/auth/calendar.freebusy', 'See when you are busy'],
]);

const codeMs = 10 * 60_000;

type Asked = Record<
  | 'client_id'
  | 'redirect_uri'
  | 'response_type'
  | 'scope'
  | 'state'
  | 'code_challenge'
  | 'code_challenge_method',
  string
> & { access_type: string; prompt: string };

const names = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'access_type',
  'prompt',
] as const;

function read(cloud: GoogleState, query: URLSearchParams): Asked {
  const asked = Object.fromEntries(names.map((name) => [name, query.get(name) ?? ''])) as Asked;
  const { secrets, appUrl } = cloud.settings;
  if (asked.client_id !== secrets.googleClientId)
    throw new OauthRefusal('invalid_client', 'The OAuth client was not found.', 401);
  // Registered with the client: nobody else gets a code.
  if (asked.redirect_uri !== `${appUrl}/admin/calendars/google`)
    throw new OauthRefusal(
      'redirect_uri_mismatch',
      `The redirect URI ${asked.redirect_uri} is not registered.`,
    );
  if (asked.response_type !== 'code')
    throw new OauthRefusal('unsupported_response_type', 'Only response_type=code is supported.');
  const unknown = asked.scope.split(' ').find((scope) => !scopes.has(scope));
  if (unknown !== undefined) throw new OauthRefusal('invalid_scope', `Unknown scope "${unknown}".`);
  if (asked.code_challenge_method !== 'S256' || !/^[\w-]{43}$/.test(asked.code_challenge))
    throw new OauthRefusal('invalid_request', 'The local cloud takes PKCE with S256 only.');
  return asked;
}

/** The page on which a person lets an app into their calendars, or not. */
export function consentPage(cloud: GoogleState, request: CloudRequest): Reply {
  const asked = read(cloud, request.query);
  const wanted = asked.scope
    .split(' ')
    .map((scope) => `<li>${escapeHtml(scopes.get(scope) ?? scope)}</li>`)
    .join('');
  const hidden = names
    .map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(asked[name])}">`)
    .join('');
  const people = [...cloud.accounts.keys()]
    .map(
      (email, index) =>
        `<label><input type="radio" name="email" value="${escapeHtml(email)}"${index === 0 ? ' checked' : ''}> ${escapeHtml(email)}</label>`,
    )
    .join('');
  return html(
    page(
      'Sign in – stand-in for Google',
      `<main><p class="stand-in">A stand-in for Google, on this machine.</p>
<h1>MAIS wants to look into your calendars</h1>
<ul>${wanted}</ul>
<form method="post" action="/o/oauth2/v2/auth">${hidden}
<fieldset><legend>As whom</legend>${people}</fieldset>
<p class="row"><button name="answer" value="allow">Allow</button> <button class="quiet" name="answer" value="deny">Cancel</button></p>
</form></main>`,
      style,
    ),
  );
}

export function consentGiven(cloud: GoogleState, request: CloudRequest): Reply {
  const form = new URLSearchParams(request.body.toString());
  const asked = read(cloud, form);
  const back = new URL(asked.redirect_uri);
  if (asked.state) back.searchParams.set('state', asked.state);
  const email = form.get('email') ?? '';
  if (form.get('answer') !== 'allow' || !cloud.accounts.has(email)) {
    back.searchParams.set('error', 'access_denied');
    return redirect(back.href);
  }
  const code = `4/${randomBytes(24).toString('base64url')}`;
  cloud.codes.set(code, {
    email,
    scopes: asked.scope.split(' '),
    redirectUri: asked.redirect_uri,
    challenge: asked.code_challenge,
    // Google gives a refresh token only where it was asked for, and again only where consent was asked for again.
    offline: asked.access_type === 'offline' && asked.prompt.includes('consent'),
    until: cloud.clock.now() + codeMs,
  });
  back.searchParams.set('code', code);
  back.searchParams.set('scope', asked.scope);
  return redirect(back.href);
}

/** POST /token: a code for tokens, or a refresh token for another hour. */
export function token(cloud: GoogleState, request: CloudRequest): Reply {
  const form = new URLSearchParams(request.body.toString());
  const { googleClientId, googleClientSecret } = cloud.settings.secrets;
  if (form.get('client_id') !== googleClientId || form.get('client_secret') !== googleClientSecret)
    throw new OauthRefusal('invalid_client', 'Unauthorized', 401);
  if (form.get('grant_type') === 'refresh_token') {
    const grant = cloud.grants.get(form.get('refresh_token') ?? '');
    if (!grant || grant.revoked || cloud.refusesRefresh)
      throw new OauthRefusal('invalid_grant', 'Token has been expired or revoked.');
    const { token: access, seconds } = cloud.accessTo(grant);
    return json({
      access_token: access,
      expires_in: seconds,
      scope: grant.scopes.join(' '),
      token_type: 'Bearer',
    });
  }
  if (form.get('grant_type') !== 'authorization_code')
    throw new OauthRefusal('unsupported_grant_type', `Invalid grant_type: ${form.get('grant_type') ?? ''}`);
  const given = form.get('code') ?? '';
  const code = cloud.codes.get(given);
  cloud.codes.delete(given);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (
    !code ||
    code.until < cloud.clock.now() ||
    code.redirectUri !== form.get('redirect_uri') ||
    code.challenge !== challenge
  )
    throw new OauthRefusal('invalid_grant', 'Bad Request');
  const grant = cloud.grant(code.email, code.scopes);
  const { token: access, seconds } = cloud.accessTo(grant);
  return json({
    access_token: access,
    expires_in: seconds,
    scope: code.scopes.join(' '),
    token_type: 'Bearer',
    ...(code.offline ? { refresh_token: grant.refreshToken } : {}),
  });
}

/** POST /revoke, with either token of a grant. */
export function revokeToken(cloud: GoogleState, request: CloudRequest): Reply {
  const given = new URLSearchParams(request.body.toString()).get('token') ?? '';
  const grant = cloud.grants.get(given) ?? cloud.grants.get(cloud.access.get(given)?.grantId ?? '');
  if (!grant || grant.revoked) throw new OauthRefusal('invalid_token', 'Token expired or revoked');
  cloud.revoke(grant.email);
  return json({});
}
