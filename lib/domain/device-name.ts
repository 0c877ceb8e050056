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
 * What a browser calls itself, in a person's words: "Firefox on Windows". Only words of ours ever come out, whatever a
 * stranger sends: they stand in mails and lists.
 */
export function deviceName(userAgent: string): string {
  const said = userAgent.slice(0, 500);
  const found = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(said))?.[1];
  const [browser, system] = [found(browsers), found(systems)];
  if (!browser && !system) return 'an unknown browser';
  return `${browser ?? 'a browser'}${system ? ` on ${system}` : ''}`;
}
