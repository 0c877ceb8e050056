import { sessionSeconds } from '@/lib/domain/session-life';
import { PlainTable } from './plain-table';

/** What this platform stores in a browser: its cookies, then its own storage. */
export function Stored() {
  return (
    <PlainTable
      head={['Name', 'What for', 'How long']}
      rows={[
        ['mais.visitor', 'tells browsers behind one address apart, so that limits are fair', '30 days'],
        ['mais.session', 'that you are signed in', `${sessionSeconds.member / 86_400} days at most`],
        ['mais.halfway', 'between your password and the code from your phone', 'minutes'],
        ['mais.browser', 'recognises a browser in which you signed in before', '400 days'],
        ['mais.business', 'which of your businesses you opened last', 'a year'],
        ['mais.inside', 'an operator’s visit inside a business', 'until the browser is closed'],
        ['scheme', 'light or dark, if you chose', 'a year'],
        ['mais.csrf, mais.callback', 'protect signing in from other sites', 'until the browser is closed'],
        [
          'attempt:…, booked:… (storage)',
          'so that a booking sent twice is made once; no name or address in it',
          'until you clear it',
        ],
        ['visit:… (storage)', 'what you and the assistant of a site have said', 'until the tab is closed'],
        ['contact:… (storage)', 'what you typed while booking, for a reload', 'until the tab is closed'],
      ]}
    />
  );
}
