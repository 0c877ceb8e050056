import { describe, expect, it, test } from 'vitest';
import { guessPlace } from '@/app/(site)/(front)/sign-up/place';
import { canBePaidIn, countries, offeredCountries } from '@/lib/domain/countries';

const offered = (platform: string) => offeredCountries(platform).map(({ code }) => code);

describe('the countries that are offered', () => {
  it('are those that Stripe lets us charge for and send money to, without asking it first', () => {
    for (const platform of ['US', 'GB', 'CA', 'CH', 'DE', 'NO']) {
      expect(offered(platform)).toEqual(
        expect.arrayContaining(['US', 'GB', 'CA', 'CH', 'FR', 'NO', 'LI', 'SE']),
      );
      for (const other of ['AU', 'JP', 'BR', 'IN', 'NZ', 'SG', 'HK', 'MX', 'AE', 'MY', 'TH', 'GI'])
        expect(offered(platform)).not.toContain(other);
    }
  });

  it('are the platform’s own where it is outside of that region', () => {
    expect(offered('AU')).toEqual(['AU']);
    expect(offered('JP')).toEqual(['JP']);
  });

  it('are none where every transfer has to name its charge', () => {
    expect(offered('BR')).toEqual([]);
    expect(canBePaidIn('IN', 'IN')).toBe(false);
  });
});

test('a browser in a country that is not offered begins with one that is', () => {
  const place = guessPlace(offeredCountries('AU'), 'Europe/Paris', ['fr-FR']);
  expect(place).toMatchObject({ country: 'AU', currency: 'AUD' });
  expect(guessPlace(offeredCountries('US'), 'Asia/Tokyo', ['ja-JP']).country).toBe('US');
  expect(guessPlace(countries(), 'Asia/Tokyo', ['ja-JP']).country).toBe('JP');
});

it('takes no language or zone that nobody else knows', () => {
  const guess = (zone: string, ...languages: string[]) => guessPlace(countries(), zone, languages);
  expect(guess('UTC', 'en-US@posix', 'de-DE')).toMatchObject({ country: 'DE', timeZone: 'UTC' });
  for (const zone of ['Etc/Unknown', '+02:00'])
    expect(guess(zone, 'C', '', 'de-DE')).toMatchObject({ country: 'DE', timeZone: 'Europe/Berlin' });
});
