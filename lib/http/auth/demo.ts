import { findUserForSignIn, readUser } from '@/lib/data/people/users';
import { demoPeople } from '@/lib/domain/demo-access';
import { AppError } from '@/lib/domain/errors';
import { env } from '@/lib/env';
import { codeAt } from '@/lib/integrations/crypto/one-time-code';
import { startSession } from './session-cookie';

/** Their password is public, so they exist only where every vendor is a stand-in. */
export { demoPeople };
export type DemoEmail = (typeof demoPeople)[number]['email'];

/** The demo operator's authenticator key: public, like the password. */
export const demoCodeKey = 'MAISDEMOMAISDEMOMAISDEMOMAISDEMO';

export function isDemo(): boolean {
  return env.DEMO;
}

/** Whether vendors are stand-ins, as they never are where real customers book. */
export function hasStandIns(): boolean {
  return env.LOCAL_CLOUD_URL !== undefined;
}

/** The path at which the demo's mails can be read; null when mails are really sent. */
export function demoMailPath(): string | null {
  return hasStandIns() ? '/dev/mail' : null;
}

/**
 * The code that the demo operator's authenticator app would show now, for signing in by hand; null for anybody else.
 */
export async function demoCode(userId: string): Promise<string | null> {
  if (!isDemo()) return null;
  const user = await readUser(userId);
  return user?.email === 'operator@mais.test' ? codeAt(demoCodeKey, Date.now()) : null;
}

/**
 * Signs this browser in as one of the demo's people, without a password; the click counts as the second factor too.
 * @throws AppError not_found outside the demo
 */
export async function enterDemoAs(email: DemoEmail): Promise<void> {
  const person = isDemo() ? await findUserForSignIn(email) : null;
  if (!person) throw new AppError('not_found', 'There is no demo here.');
  await startSession({ id: person.id, sessionVersion: person.sessionVersion, secondFactor: true }, true);
}
