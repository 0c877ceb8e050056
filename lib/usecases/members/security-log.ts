import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { listTeamEvents } from '@/lib/data/people/account-events';
import { listSecurityAudit, type SecurityAction } from '@/lib/data/tenants/audit';
import { accountEventInWords } from '@/lib/domain/account-events';
import { nothing } from '@/lib/usecases/answers';
import { operation } from '@/lib/usecases/operation';

/** The audit actions that concern access or where the money goes. */
const changes: Record<SecurityAction, string> = {
  'member.invited': 'Invited somebody to the team',
  'member.invitation_withdrawn': 'Withdrew an invitation',
  'member.role_changed': 'Changed a role',
  'member.removed': 'Took somebody off the team',
  'api_key.made': 'Made an API key',
  'api_key.revoked': 'Revoked an API key',
  'payouts.connected': 'Connected a Stripe account',
  'customer.exported': 'Exported a customer’s data',
  'customer.erased': 'Erased a customer’s data',
  'impersonation.begun': 'An operator came in',
  'impersonation.ended': 'An operator’s visit ended',
  'calendar_feed.made': 'Made a private calendar address',
  'calendar_feed.revoked': 'Revoked a private calendar address',
  'google_account.connected': 'Connected a Google account',
  'google_account.disconnected': 'Disconnected a Google account',
  'export.started': 'Began an export of the whole business',
  'export.saved': 'Saved an export of the whole business',
  'program.connected': 'Connected a program',
  'program.disconnected': 'A program was disconnected',
};

export type SecurityEntry = { id: string; at: number; said: string; name: string; detail: string };
const shown = 100;

export const readSecurityLog = operation({
  name: 'security_log.list',
  can: 'member:manage',
  effect: 'read',
  input: nothing,
  output: z.array(
    z.object({ id: z.string(), at: z.number(), said: z.string(), name: z.string(), detail: z.string() }),
  ),
  describe:
    'Lists security events, newest first: sign-ins, failed ones, and changes to accounts, access and payouts.',
  run: read,
});

async function read(ctx: TenantContext): Promise<SecurityEntry[]> {
  const [events, history] = await Promise.all([listTeamEvents(ctx, shown), listSecurityAudit(ctx, shown)]);
  const ofAccounts = events.map(({ id, at, kind, name, device }) => ({
    id,
    at,
    said: accountEventInWords(kind),
    name,
    detail: device,
  }));
  const ofBusiness = history.map(({ id, at, action, actorName, after, before }) => ({
    id,
    at,
    said: changes[action],
    name: actorName,
    detail: subjectOf(after) || subjectOf(before),
  }));
  return [...ofAccounts, ...ofBusiness].sort((a, b) => b.at - a.at).slice(0, shown);
}

/** The subject of an entry, from its detail. */
function subjectOf(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  const { email, emails, name, role, reason } = detail as Record<string, unknown>;
  return [email, Array.isArray(emails) ? emails.join(', ') : null, name, role, reason]
    .filter((each): each is string => typeof each === 'string' && each !== '')
    .join(' · ')
    .slice(0, 300);
}
