import { relative } from 'node:path';
import { root } from '../paths';
import type { Standing } from './vendors';

type Running = { origin: string; vendors: Standing[]; databaseFolder: string | null; demo: boolean };

/** What is where, for the person who started it. */
export function printAddresses({ origin, vendors, databaseFolder, demo }: Running): void {
  const rows = (list: [string, string][]) => list.map(([label, value]) => `  ${label.padEnd(20)}${value}`);
  const lines = [
    '',
    'MAIS is running.',
    ...rows([
      ['Front page', origin],
      ...(demo ? demoSites.map(([label, path]): [string, string] => [label, origin + path]) : []),
      ['Office', `${origin}/admin`],
      ["Operator's console", `${origin}/platform`],
      ['Mail that was sent', `${origin}/dev/mail`],
    ]),
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

/** Beside the checkout, the whole path says more than the steps there. */
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
