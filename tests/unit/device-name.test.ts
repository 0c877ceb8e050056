import { expect, it } from 'vitest';
import { deviceName } from '@/lib/domain/device-name';

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [`${mac} Chrome/140.0.0.0 Safari/537.36`, 'Chrome on macOS'],
  [`${mac} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'Edge on macOS'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36',
    'Samsung Internet on Android',
  ],
  ['', 'an unknown browser'],
  // Only words of ours: it stands in mails.
  ['Call +1 555 0100 at https://evil.example, Windows', 'a browser on Windows'],
  ['x'.repeat(100_000), 'an unknown browser'],
])('%s', (said, name) => {
  expect(deviceName(said)).toBe(name);
});
