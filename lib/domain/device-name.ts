const browsers: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * The browser and system of a User-Agent header, in words: "Firefox on Windows". Built only from our own words,
 * whatever a stranger sends, since the result stands in mails and lists.
 */
export function deviceName(userAgent: string): string {
  const said = userAgent.slice(0, 500);
  const found = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(said))?.[1];
  const [browser, system] = [found(browsers), found(systems)];
  if (!browser && !system) return 'an unknown browser';
  return `${browser ?? 'a browser'}${system ? ` on ${system}` : ''}`;
}
