/** Nouns as people know them, where the operation's own word is another. */
const nouns: Record<string, string> = {
  add_on: 'extra',
  blackout: 'closed period',
  resource: 'person or room',
  catalogue: 'what is on sale',
  basket: 'price',
  money: 'money that waits',
  availability: 'free times',
  schedule: 'hours',
  set_up: 'set-up',
};

type Verb = { running: string; done: string };
const verbs: Record<string, Verb> = {
  list: { running: 'Looking at', done: 'Looked at' },
  read: { running: 'Looking at', done: 'Looked at' },
  preview: { running: 'Looking at', done: 'Looked at' },
  quote: { running: 'Working out', done: 'Worked out' },
  find: { running: 'Looking for', done: 'Looked for' },
  save: { running: 'Saving', done: 'Saved' },
  create: { running: 'Adding', done: 'Added' },
  remove: { running: 'Removing', done: 'Removed' },
  set: { running: 'Changing', done: 'Changed' },
  change: { running: 'Changing', done: 'Changed' },
  record: { running: 'Noting', done: 'Noted' },
  reorder: { running: 'Arranging', done: 'Arranged' },
};
const otherwise: Verb = { running: 'Changing', done: 'Changed' };

/** A call of an operation where it is listed: "closed period: save". */
export function callInWords(operation: string): string {
  const [noun = '', verb = ''] = operation.split('.');
  return `${nounInWords(noun)}: ${verb.replaceAll('_', ' ')}`;
}

const nounInWords = (noun: string) => nouns[noun] ?? noun.replaceAll('_', ' ');

/** One line about a call of an operation: "Looked at bookings", "Saved: closed period". */
export function stepLine(operation: string, state: 'running' | 'done' | 'failed' | 'proposed'): string {
  const [noun = '', verb = ''] = operation.split('.');
  const [first = ''] = verb.split('_');
  const what = nounInWords(noun);
  if (state === 'proposed')
    return `Prepared, and waits for your click: ${verb.replaceAll('_', ' ')} (${what})`;
  if (state === 'failed') return `Not done: ${verb.replaceAll('_', ' ')} (${what})`;
  const said = (verbs[first] ?? otherwise)[state];
  const isLook = said.startsWith('Look') || said.startsWith('Work');
  const many = first === 'list' && !nouns[noun] ? `${what}s` : what;
  return isLook ? `${said} ${many}` : `${said}: ${many}`;
}
