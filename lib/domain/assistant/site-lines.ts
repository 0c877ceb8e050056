const looks: Readonly<Record<string, string>> = {
  'add_on.list_public': 'extras',
  'availability.list_dates': 'free days',
  'availability.list_slots': 'free times',
  'basket.quote': 'the price',
  'business.read_public': 'the rules of the business',
  'package.list_public': 'what is on offer',
  'package.read_public': 'what is on offer',
};

/** One line about a tool that an answer to a visitor used. */
export function siteLine(operation: string, state: 'running' | 'done' | 'failed'): string {
  const what = looks[operation];
  if (what === undefined) return 'That can’t be done here.';
  if (state === 'failed') return `Couldn’t look up ${what}.`;
  return state === 'running' ? `Looking up ${what}…` : `Looked up ${what}.`;
}
