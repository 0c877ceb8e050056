/** Light, dark, or the device's preference. Stored in a cookie, so that the server renders the page in it. */
export const schemes = ['device', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

export const schemeWords: Record<Scheme, string> = {
  device: 'Like the device',
  light: 'Light',
  dark: 'Dark',
};

export const schemeCookie = 'scheme';

/** Validates a cookie's value, which may be anything. */
export function schemeOf(value: string | undefined): Scheme {
  return schemes.find((each) => each === value) ?? 'device';
}

const YEAR = 365 * 86_400;

/** Stores the choice in a cookie for a year. Browser only. */
export function keepScheme(scheme: Scheme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
  document.cookie = `${schemeCookie}=${scheme}; path=/; max-age=${YEAR}; samesite=lax`;
}

export function keptScheme(): Scheme {
  const kept = document.cookie.split('; ').find((each) => each.startsWith(`${schemeCookie}=`));
  return schemeOf(kept?.slice(schemeCookie.length + 1));
}
