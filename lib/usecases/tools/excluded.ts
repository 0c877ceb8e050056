import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { registry } from '@/lib/usecases/registry';

type OperationName = keyof typeof registry;

const uploads = 'The bytes of a file are sent by a browser.';
const connections =
  'A connection to a calendar or an account elsewhere is made by a person, on its own page.';
const access = 'Who has access, and what shows it, is seen and decided by a person in the office.';
const ofCustomers = 'The customer’s own step on the booking page; the office books by phone and sends links.';
const links = 'Answers an address that opens something for whoever has it.';
const ownTalk = 'A person’s own conversations with the assistant are for that person.';
const byHand = 'A person’s own answer, by a click.';

/** Operations of a business that are no tools, each with the reason. What `reasonOf` says by rule doesn't stand here. */
export const excluded = {
  'api_key.list': access,
  'assistant.read': ownTalk,
  'booking.create': ofCustomers,
  'booking.leave_hold': ofCustomers,
  'booking.leave_holds': ofCustomers,
  'booking.pay_balance': ofCustomers,
  'booking.pay_hold': ofCustomers,
  'booking.pay_move': ofCustomers,
  'booking_file.cancel_upload': uploads,
  'booking_file.finish_upload': uploads,
  'booking_file.open': links,
  'booking_file.start_upload': uploads,
  'booking_file.remove': 'A file can’t be brought back; a person who has looked at it removes it.',
  'business.change_address':
    'The address of the site is changed on its own page, which says what leads where.',
  'business.go_live': 'The owner opens the business themselves, on the page that says what is still missing.',
  'calendar_feed.list': access,
  'calendar_feed.revoke': access,
  'calendar_proposal.accept': byHand,
  'calendar_proposal.decline': byHand,
  'calendar_source.add': connections,
  'calendar_source.add_google': connections,
  'calendar_source.change': connections,
  'calendar_source.remove': connections,
  'calendar_source.set_writes': connections,
  'conversation.erase': ownTalk,
  'conversation.erase_all': ownTalk,
  'conversation.export': ownTalk,
  'conversation.read': ownTalk,
  'demo.race': 'A show of the demo, on its own page.',
  'export.list': access,
  'export.remove': access,
  'file.cancel_upload': uploads,
  'file.finish_upload': uploads,
  'file.start_upload': uploads,
  'file.remove': 'A picture can’t be brought back; a person who has looked at it removes it.',
  'google_account.connect': connections,
  'google_account.disconnect': connections,
  'google_account.list': connections,
  'google_account.list_calendars': connections,
  'guess.confirm': byHand,
  'invitation.list': access,
  'member.list': access,
  'package.find_renamed': 'Leads a former address of a package’s page to the present one.',
  'payout.read': 'Where the money goes is decided by the owner, with Stripe.',
  'payout.refresh': 'Where the money goes is decided by the owner, with Stripe.',
  'program.disconnect': access,
  'program.list': access,
  'program.read_request': access,
  'proposal.confirm': byHand,
  'proposal.decline': byHand,
  'security_log.list': access,
  'set_up.dismiss': byHand,
  'set_up.tick': byHand,
  'site.switch_assistant':
    'Who speaks to strangers for the business is decided by a person, on the page that says what it may cost.',
  'tool_call.undo': byHand,
} as const satisfies Partial<Record<OperationName, string>>;

type Registry = typeof registry;
type AskingMore = {
  [Name in OperationName]: Parameters<Registry[Name]>[0] extends TenantContext
    ? Registry[Name] extends (ctx: TenantContext, input: never) => unknown
      ? never
      : Name
    : never;
}[OperationName];

/**
 * Operations that need more than an input from whoever calls them (who visits, which browser): nobody can call one of them
 * by its name alone, so each is no tool (`unit/tools`). One that isn't named here doesn't compile.
 */
export const askingMore: Record<AskingMore, true> = {
  'booking.create': true,
  'conversation.send': true,
  'impersonation.begin': true,
  'impersonation.end': true,
  'payout.connect': true,
  'tenant.restore': true,
  'tenant.set_commission': true,
  'tenant.suspend': true,
  'visit.answer': true,
};
