import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionWords } from '@/components/office/bookings/action-words';
import { weekdaysIn } from '@/components/office/words';
import { clock } from '@/lib/domain/hours-in-words';
import { bookingStatuses, transition } from '@/lib/domain/lifecycle';
import { spelled } from '@/lib/domain/spelling';
import { makeBusiness } from '@/lib/domain/trades/make';

it.each([
  ['en-US', 'Canceled', 'Booking, moving, canceling', 'Your colors and neighbors'],
  ['en-PH', 'Canceled', 'Booking, moving, canceling', 'Your colors and neighbors'],
  ['en-GB', 'Cancelled', 'Booking, moving, cancelling', 'Your colours and neighbours'],
  ['en-CA', 'Cancelled', 'Booking, moving, cancelling', 'Your colours and neighbours'],
  ['en', 'Cancelled', 'Booking, moving, cancelling', 'Your colours and neighbours'],
])('our words are spelled as in the business’s country: %s', (locale, done, doing, others) => {
  expect(spelled('Cancelled', locale)).toBe(done);
  expect(spelled('Booking, moving, cancelling', locale)).toBe(doing);
  expect(spelled('Your colours and neighbours', locale)).toBe(others);
  expect(spelled('The cancellation', locale)).toBe('The cancellation');
});

/** What British and American English spell differently. Comments are ours; what is left of a file are words and names. */
const BRITISH: readonly RegExp[] = [
  /^(?!(?:h|y|f|t|p|s|fl|det|cont|vel|res|troubad|glam|dev|param)our)\w+our(?:s|ed|ing|able|ful|ite|ites|hood|less)?$/,
  /^(?:\w+(?:al|an|ar|at|er|og|om|on|or|ol|im|ym|it|is|il|in|et|tt|pt))is(?:e|es|ed|ing|ation)$/,
  /^(?:anal|paral|catal)ys(?:e|es|ed|ing)$/,
  /^(?:cancel|travel|label|model|fuel|level|total|signal|channel|counsel|marvel|jewel|quarrel|dial)l(?:ed|ing|er|ers)$/,
  /^(?:cent|kilomet|met|theat|lit|fib)res?$/,
  /^(?:cheque|cheques|grey|programme|programmes|licence|defence|offence|pretence|jewellery|tyre|tyres|kerb|whilst)$/,
  /^(?:fulfil|enrol|skilful|instalment|instalments|enquiry|enquiries|storey|mould|plough|sceptic|ageing|practise)$/,
];
/** The same on both sides of the sea, in all their forms. */
const SAME = /^(?:other|ra|prom|prem|prec|exerc|surpr|r|w|no)is(?:e|es|ed|ing)$/;

/** What an owner or a customer of a business can read; the platform's own pages, console and workshop have none. */
const files = globSync([
  'app/**/*.{ts,tsx}',
  'components/**/*.tsx',
  'components/**/*.ts',
  'lib/{domain,usecases,http}/**/*.{ts,tsx}',
]).filter(
  (file) => !/^(?:app\/\(site\)|app\/platform|app\/dev|components\/(?:landing|platform|demo))/.test(file),
);

/** Tables whose every word goes through `spelled` where it is read; the tests below read them. */
const spelledWhereRead = new Set([
  'app/admin/bookings/page.tsx',
  'components/office/bookings/action-words.ts',
  'components/ui/status-badge.tsx',
  'lib/domain/lifecycle.ts',
  'lib/domain/spelling.ts',
  // Words to find a page by, both spellings.
  'components/office/nav.ts',
]);

describe('a British word', () => {
  it('reaches nobody in an American business: each goes through the spelling', () => {
    const left = files
      .filter((file) => !spelledWhereRead.has(file))
      .flatMap((file) =>
        britishWords(unspelled(readFileSync(file, 'utf8'))).map((word) => `${file}: ${word}`),
      );
    expect(left).toEqual([]);
  });

  it('is known to the spelling, wherever it is used', () => {
    const others = files.filter((file) => file !== 'lib/domain/spelling.ts');
    const used = others.flatMap((file) => britishWords(withoutComments(readFileSync(file, 'utf8'))));
    expect(used).toContain('cancelled');
    const unknown = [...new Set(used)].filter((word) => spelled(word, 'en-US') === word);
    expect(unknown).toEqual([]);
  });

  it('is found by this test', () => {
    expect(
      britishWords('Your favourite colour, organised in the centre; labelled, cancelled, a cheque'),
    ).toEqual(['favourite', 'colour', 'organised', 'centre', 'labelled', 'cancelled', 'cheque']);
    expect(britishWords('Your tour of four hours; otherwise a promise, CANCELED')).toEqual([]);
    expect(unspelled("spelled('Cancelled', locale) // cancelled\n")).not.toContain('ancelled');
  });
});

it('the office’s tables of words are American for an American business', () => {
  const refused = bookingStatuses.flatMap((status) => {
    const answer = transition(status, 'CANCEL', 'en-US');
    return answer.ok ? [] : [answer.detail];
  });
  const words = [actionWords('booking.canceled', 'en-US'), ...refused];
  expect(words.flatMap(britishWords)).toEqual([]);
  expect(refused.join(' ')).toContain('canceled');
});

it.each(['PHOTOGRAPHER', 'SALON', 'STUDIO', 'TOURS', 'COACH'] as const)(
  'a new American %s starts with American words, under the name that its owner gave it',
  (trade) => {
    const start = {
      slug: 'mine',
      name: 'Bond Street Colour Bar',
      ownerName: 'Grey Neighbour',
      email: 'mine@example.com',
      timeZone: 'America/New_York',
      currency: 'USD',
      taxName: 'Sales tax',
      taxIncluded: false,
    };
    const text = JSON.stringify(makeBusiness(trade, { ...start, country: 'US' }));
    expect(text).not.toContain('Color Bar');
    expect(britishWords(text.replaceAll(start.name, '').replaceAll(start.ownerName, ''))).toEqual([]);
    const inLondon = JSON.stringify(makeBusiness(trade, { ...start, country: 'GB' }));
    expect(inLondon.includes('olour and') || inLondon.includes('neighbours')).toBe(
      trade === 'SALON' || trade === 'STUDIO',
    );
  },
);

it('the office writes times and begins weeks as the business’s country does', () => {
  expect([540, 1440, 1500].map((minute) => clock(minute, 'en-US'))).toEqual([
    '9:00 AM',
    'midnight',
    '1:00 AM next day',
  ]);
  expect([540, 1500].map((minute) => clock(minute, 'en-GB'))).toEqual(['09:00', '01:00 next day']);
  expect(weekdaysIn('en-US')[0]).toEqual({ name: 'Sunday', index: 6 });
  expect(weekdaysIn('en-GB')[0]).toEqual({ name: 'Monday', index: 0 });
});

function britishWords(text: string): string[] {
  const words = text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return words
    .filter((word) => word !== word.toUpperCase())
    .map((word) => word.toLowerCase())
    .filter((word) => !SAME.test(word) && BRITISH.some((pattern) => pattern.test(word)));
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}

/** A source without its comments and without what it gives to the spelling. */
function unspelled(source: string): string {
  return withoutComments(source).replaceAll(/\b(?:spelled|say)\(\s*(['"`])(?:(?!\1)[\s\S])*\1/g, '');
}
