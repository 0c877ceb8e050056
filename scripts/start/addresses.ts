import { relative } from 'node:path';
import { root } from '../paths';
import type { Standing } from './vendors';

type Running = {
  origin: string;
  vendors: Standing[];
  databaseFolder: string | null;
  demo: boolean;
  /** The secret for the stand-in's mails outside of the demo; null: a real vendor sends them. */
  mailKey: string | null;
  /** The stand-in for Google, where its people have a page; null: Google is real, or not set up. */
  google: string | null;
};

/** Prints all URLs for the person who started it. */
export function printAddresses({ origin, vendors, databaseFolder, demo, mailKey, google }: Running): void {
  const rows = (list: [string, string][]) => list.map(([label, value]) => `  ${label.padEnd(20)}${value}`);
  const lines = [
    '',
    'MAIS is running.',
    ...rows([
      ['Front page', origin],
      ...(demo ? demoSites.map(([label, path]): [string, string] => [label, origin + path]) : []),
      ['Office', `${origin}/admin`],
      ["Operator's console", `${origin}/platform`],
      ...mailRow(origin, demo, mailKey),
      ...(google === null ? [] : [['A Google calendar', google] as [string, string]]),
    ]),
    ...(!demo && mailKey !== null ? ['', ...mailWarning] : []),
    '',
    'Services',
    ...rows([
      [
        'Postgres',
        databaseFolder === null ? 'yours (DATABASE_URL)' : `embedded, data under ${fromRoot(databaseFolder)}`,
      ],
      ...vendors.map(({ name, real }): [string, string] => [
        name,
        real ? 'REAL (keys of .env)' : 'local stand-in',
      ]),
    ]),
    ...(demo ? ['', `Demo sign-ins (password of all: ${demoPassword})`, ...rows(demoSignIns)] : []),
    '',
    'Ctrl-C stops everything.',
  ];
  console.log(lines.join('\n'));
}

function mailRow(origin: string, demo: boolean, key: string | null): [string, string][] {
  if (demo) return [['Mail that was sent', `${origin}/dev/mail`]];
  return key === null ? [] : [['Mail that was sent', `${origin}/dev/mail?key=${key}`]];
}

const mailWarning = [
  'No mail leaves this machine: Postmark is a stand-in. Whoever has the link above reads them all,',
  'with the links by which people reset their passwords. Without its key the page is not there.',
];

/** Outside the checkout the absolute path is clearer than a relative one. */
function fromRoot(folder: string): string {
  const path = relative(root, folder);
  return path.startsWith('..') ? folder : path;
}

const demoSites: [string, string][] = [
  ['Demo tour', '/demo'],
  ['Bella Weddings', '/t/bella-weddings'],
  ['Serene Spa', '/t/serene-spa'],
  ['Outback Tours', '/t/outback-tours'],
];
const demoPassword = 'demo-Passw0rd';
const demoSignIns: [string, string][] = [
  ['Bella Weddings', 'owner@bella-weddings.test'],
  ['Serene Spa', 'owner@serene-spa.test'],
  ['Outback Tours', 'owner@outback-tours.test'],
  ['Operator', 'operator@mais.test'],
];
