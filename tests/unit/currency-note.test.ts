import { expect, test } from 'vitest';
import { currencyNoteFor, currencyNoteOf } from '@/lib/domain/currency-note';

const sydney = { currency: 'AUD', locale: 'en-AU', timeZone: 'Australia/Sydney' };
const copenhagen = { currency: 'DKK', locale: 'en-DK', timeZone: 'Europe/Copenhagen' };

test.each([
  ['a New Yorker', sydney, ['en-US', 'en'], 'America/New_York', 'Prices are in Australian dollars (AUD).'],
  ['an Australian', sydney, ['en-AU'], 'Australia/Perth', null],
  ['who lives there with another language', sydney, ['en-US'], 'Australia/Sydney', null],
  [
    'a language without a region, elsewhere',
    sydney,
    ['de'],
    'Europe/Berlin',
    'Prices are in Australian dollars (AUD).',
  ],
  ['a device without a zone', sydney, ['en-US'], null, 'Prices are in Australian dollars (AUD).'],
  [
    'a Swede in Denmark’s shop',
    copenhagen,
    ['sv-SE'],
    'Europe/Stockholm',
    'Prices are in Danish kroner (DKK).',
  ],
  [
    'euros, which are euros everywhere',
    { ...sydney, currency: 'EUR', locale: 'en-IE' },
    ['en-US'],
    null,
    null,
  ],
])('%s reads which money a sign means that several share', (_, business, languages, timeZone, note) => {
  expect(currencyNoteFor(currencyNoteOf(business), { languages, timeZone })).toBe(note);
});
