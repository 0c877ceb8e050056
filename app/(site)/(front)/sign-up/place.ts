import type { Country } from '@/lib/domain/countries';

export type Place = { country: string; timeZone: string; currency: string };

/**
 * Where the person at this browser most likely works: the country of the device's time zone, else that of its language.
 * A browser may report names that nothing else knows ("en-US@posix", "Etc/Unknown").
 */
export function guessPlace(countries: Country[], timeZone: string, languages: readonly string[]): Place {
  const byCode = (code: string | undefined) => countries.find((country) => country.code === code);
  const country =
    countries.find(({ zones }) => zones.includes(timeZone)) ??
    languages.map((language) => byCode(regionOf(language))).find(Boolean) ??
    byCode('US') ??
    countries[0];
  return {
    country: country?.code ?? 'US',
    currency: country?.currency ?? 'USD',
    timeZone: isZone(timeZone) ? timeZone : (country?.zones[0] ?? 'UTC'),
  };
}

function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().region;
  } catch {
    return undefined;
  }
}

function isZone(zone: string): boolean {
  try {
    // An offset is no zone, though browsers accept it as one.
    return /^[A-Za-z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

/** A new country sets its currency, and its time zone unless the present one exists there too. */
export function moveTo(country: Country, place: Place): Place {
  const timeZone = country.zones.includes(place.timeZone)
    ? place.timeZone
    : (country.zones[0] ?? place.timeZone);
  return { country: country.code, currency: country.currency, timeZone };
}

/** "America/New_York" as "New York". */
export function zoneName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
