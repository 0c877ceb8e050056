/** Every security event of a user's account, with the sentence that the account's log shows for it. */
export const accountEvents = {
  signed_in: 'Signed in',
  sign_in_failed: 'A sign-in failed: wrong password',
  code_failed: 'A sign-in failed: wrong code',
  proof_failed: 'A wrong password or code was typed in an open session',
  new_device: 'Signed in in a new browser',
  signed_out: 'Signed out',
  session_ended: 'Ended a session elsewhere',
  address_proven: 'Confirmed the e-mail address',
  password_changed: 'Changed the password',
  second_factor_on: 'Turned the second step on',
  second_factor_off: 'Turned the second step off',
  key_made: 'An API key was made',
  payouts_connected: 'Payouts were connected',
  program_connected: 'A program was connected',
  program_ended: 'A program was disconnected, because something that it held was shown twice',
  calendar_lost: 'A Google calendar is not connected any more',
  export_ready: 'An export of the business was ready',
  calendar_silent: 'A calendar elsewhere can’t be read',
  proposal_interrupted: 'A proposal was interrupted while it was done',
} as const;

export type AccountEventKind = keyof typeof accountEvents;

/** Events that also send the user a mail, so that they notice when a stranger caused one, or has to do something about it. */
const mailed = new Set<AccountEventKind>([
  'new_device',
  'password_changed',
  'second_factor_on',
  'second_factor_off',
  'key_made',
  'payouts_connected',
  'program_connected',
  'program_ended',
  'calendar_lost',
  'export_ready',
  'calendar_silent',
  'proposal_interrupted',
]);

/** Whether the user gets a mail about such an event. */
export const isMailed = (kind: AccountEventKind): boolean => mailed.has(kind);

/** The log's sentence for a stored event; a kind that this version doesn't know is shown as its bare name. */
export function accountEventInWords(kind: string): string {
  return Object.hasOwn(accountEvents, kind) ? accountEvents[kind as AccountEventKind] : kind;
}
