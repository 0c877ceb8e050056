import { oweToldReading } from '@/lib/data/calendars/google-sources';
import type { NewJob } from '@/lib/data/outbox/jobs';
import { tokenHash } from '@/lib/integrations/crypto/secret-token';

/** What Google's headers say: all there is in a notification. */
export type GoogleNotice = { channelId: string; token: string; state: string };

/**
 * A notification says only that something has changed: what, is read with the account's own token. So a forged, doubled or
 * late one does no more than have us look. `forged`: no channel of ours, or not with its token.
 */
export async function receiveGoogleNotice({
  channelId,
  token,
  state,
}: GoogleNotice): Promise<{ outcome: 'forged' | 'known' } | { outcome: 'owed'; job: NewJob }> {
  if (!/^[\da-f-]{36}$/.test(channelId) || token.length > 256) return { outcome: 'forged' };
  // Its first word, when it begins: nothing has changed.
  if (state === 'sync') return { outcome: 'known' };
  const owed = await oweToldReading(channelId, tokenHash(token));
  if (owed === 'unknown') return { outcome: 'forged' };
  return owed === null ? { outcome: 'known' } : { outcome: 'owed', job: owed };
}
